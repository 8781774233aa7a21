import { intern } from "../intern.ts";
import { type Language, languageOf } from "../language.ts";
import { createsTables } from "../tables/created.ts";
import { describesEntities, loadsRows } from "../tables/entities.ts";
import { foldersOf, loadedAs } from "./loading.ts";
import { scanPython } from "./scan-python.ts";

/** What can be told of a file without parsing it: whom it imports, and whether it can hold a read or an entry. */
export interface Scan {
  specifiers: string[];
  /** For each specifier the names it brings, with commas between; "*" where that can't be told. */
  names: string[];
  /** Which ORMs' reads it may hold, by their names alone: bit n stands for the catalog's n-th ORM. */
  reads: number;
  /** Holds a word that starts work without an import (`Promise.all`). */
  starts: boolean;
  /** Methods it calls that give work to a queue made elsewhere (`process`, of `queue.process`). */
  hands?: string[];
  /** Has comments that silence rules. */
  silences?: true;
  /** Hands on what it imports: `export … from`, `export { … }`, `module.exports`. */
  passesOn: boolean;
  /** Creates tables: a migration, or SQL that does. */
  creates?: true;
  /** Describes entities by something else than decorators. */
  describes?: true;
  /** Registers what is run for each row that an ORM loads. */
  loads?: true;
  /** What its classes implement or extend: whoever holds one of these may call what stands here. */
  bases?: string[];
}

const specifier =
  /\b(?:(?:import|export)\s+(?:type\s+)?((?:[\w$\s,*]|\{[^}]*\})*?)\s*\bfrom|import|require|resolve)\b\s*\(?\s*["'`]([^"'`\n\\]{1,200})["'`]/g;

/** Blanks or one comment; one after another, since a single expression for all of them goes back over each. */
const blank = /\s+|\/\/[^\n]*\n|\/\*[\s\S]*?\*\//y;

/** True where the first statement says that the file is the browser's. */
function isClient(text: string): boolean {
  let end = 0;
  for (blank.lastIndex = 0; blank.test(text); ) end = blank.lastIndex;
  return /^["']use client["']/.test(text.slice(end, end + 12));
}

const passing = /\bexport\s*(?:type\s*)?(?:\*|\{)|\bmodule\.exports\b/;

export interface Words {
  /** Names of any ORM's reads, to rule out most files at once. */
  anyRead: RegExp;
  /** Names of the reads of each ORM, in the catalog's order. */
  reads: RegExp[];
  starts: RegExp;
  /** The same for files of markup (`.tsx`). */
  startsInMarkup: RegExp;
  /** Its group is the method's name. */
  hands: RegExp;
}

/** The words to look for in files of each language. */
export type WordsByLanguage = Readonly<Record<Language, Words>>;

/** One pass over the text with three expressions; about a fifteenth of what a parse costs. */
export function scanText(path: string, text: string, words: WordsByLanguage): Scan {
  const language = languageOf(path);
  return language === "python" ? scanPython(path, text, words.python) : scanTypeScript(path, text, words.typescript);
}

function scanTypeScript(path: string, text: string, words: Words): Scan {
  const found = new Map<string, string>();
  specifier.lastIndex = 0;
  for (let match = specifier.exec(text); match; match = specifier.exec(text)) {
    const from = intern(loadedAs(match[2]!, text, specifier.lastIndex));
    const names = match[1] === undefined ? "*" : sourceNames(match[1]);
    const before = found.get(from);
    found.set(from, intern(before ? `${before},${names}` : names));
  }
  for (const from of foldersOf(text)) if (!found.has(from)) found.set(intern(from), "*");
  const passesOn = passing.test(text);
  const bases = basesOf(text);
  // What runs in a browser reaches the server by a request: https://react.dev/reference/rsc/use-client
  const inBrowser = isClient(text);
  return {
    ...(bases.length ? { bases } : {}),
    ...(createsTables.test(text) ? { creates: true } : {}),
    ...(describesEntities.test(text) ? { describes: true } : {}),
    ...(loadsRows.test(text) ? { loads: true } : {}),
    ...(text.includes("orm-memory-disable-") ? { silences: true } : {}),
    passesOn,
    specifiers: [...found.keys()],
    names: [...found.values()],
    reads: words.anyRead.test(text) ? bits(words.reads, text) : 0,
    starts: !inBrowser && (/\.[jt]sx$/.test(path) ? words.startsInMarkup : words.starts).test(text),
    ...(inBrowser ? {} : handsOf(text, words.hands)),
  };
}

/** Methods that a text calls and that may give work to a queue. */
export function handsOf(text: string, hands: RegExp): { hands?: string[] } {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(hands)) names.add(intern(name!));
  return names.size ? { hands: [...names] } : {};
}

const heading = /\bclass\b[^{}();=]*?\b(?:implements|extends)\b([^{}();=]*)\{/g;

/** Names after `implements` and `extends` in the headings of classes, without their type arguments. */
function basesOf(text: string): string[] {
  if (!text.includes(" implements ") && !text.includes(" extends ")) return [];
  const names = new Set<string>();
  for (const [, heirs = ""] of text.matchAll(heading)) {
    let plain = heirs;
    for (let before = ""; before !== plain; ) {
      before = plain;
      plain = plain.replace(/<[^<>]*>/g, "");
    }
    for (const name of plain.match(/[\w$]+(?=\s*(?:,|$|implements\b))/g) ?? [])
      if (name !== "implements") names.add(intern(name));
  }
  return [...names];
}

/** Names as the other module has them: `a`, `default`, `*`; a new name (`a as b`) counts too, for barrels. */
function sourceNames(clause: string): string {
  const names: string[] = [];
  const braces = /\{([^}]*)\}/.exec(clause);
  for (const item of braces?.[1]?.split(",") ?? []) {
    const name = item.trim().replace(/^type\s+/, "");
    if (name) names.push(...name.split(/\s+as\s+/));
  }
  const rest = clause
    .replace(/\{[^}]*\}/, "")
    .trim()
    .replace(/,$/, "")
    .trim();
  if (rest.includes("*")) names.push("*");
  else if (rest) names.push("default");
  return names.join(",");
}

/** Which of the expressions a text fits, as bits. */
export function bits(reads: readonly RegExp[], text: string): number {
  let found = 0;
  reads.forEach((read, i) => {
    if (read.test(text)) found |= 1 << i;
  });
  return found;
}
