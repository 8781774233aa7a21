import { folderOf, join } from "../modules/paths.ts";
import { isTest } from "./source.ts";

/** A path that may mean more files than that says nothing. */
const mostLoaded = 80;

/** `./jobs/${name}`, `"./jobs/" + name`: "*" stands for what is not known. */
export function loadedAs(from: string, text: string, end: number): string {
  if (!from.startsWith(".")) return from;
  const whole = from.replace(/\$\{[^}]*\}/g, "*");
  return /^\s*\+/.test(text.slice(end, end + 20)) ? `${whole}*` : whole;
}

const loading = /\b(?:require|import)\s*\(\s*[^\s"'`)]/;
const ownFolder =
  /(?:\b(?:join|resolve)\s*\(\s*(?:__dirname|import\.meta\.dirname)((?:\s*,\s*[^,()]+){0,4}),?\s*\)|new\s+URL\s*\(\s*["'](\.[^"']*)["']\s*,\s*import\.meta\.url)/g;

/** Folders beside a file that loads modules by a name it makes: `require(path.join(__dirname, "jobs", file))`. */
export function foldersOf(text: string): string[] {
  if (!text.includes("__dirname") && !text.includes("import.meta")) return [];
  if (!loading.test(text)) return [];
  const found = new Set<string>();
  for (const [, parts, url] of text.matchAll(ownFolder)) {
    const names = (parts ?? "").split(",").slice(1);
    const path = names.map((part) => /^\s*["'`]([^"'`$]*)["'`]\s*$/.exec(part)?.[1] ?? "*").join("/");
    const folder = url?.replace(/\/$/, "") ?? (path.startsWith(".") ? path : `./${path}`);
    found.add(folder.includes("*") ? folder : `${folder.replace(/\/$/, "")}/*`);
  }
  return [...found];
}

/** Files of a workspace that are loaded by names which nobody knows. */
export class Loading {
  readonly #meant = new Map<string, string[]>();

  constructor(readonly files: ReadonlyMap<string, unknown>) {}

  /** Files that a file may load. */
  from(path: string, specifiers: readonly string[]): string[] {
    return specifiers.flatMap((from) =>
      from.startsWith(".") && from.includes("*") ? this.meant(join(folderOf(path), from)) : [],
    );
  }

  /** Files that a path may mean, with "*" in place of a part that is not known; none where it may be nearly any. */
  meant(pattern: string): string[] {
    const known = this.#meant.get(pattern);
    if (known) return known;
    const fixed = pattern.slice(0, pattern.indexOf("*"));
    const written = pattern.replace(/\.[cm]?[jt]sx?$/, "").replace(/[.+^${}()|[\]\\?]/g, "\\$&");
    const path = new RegExp(`^${written.replaceAll("*", "[^/]+")}(?:/index)?\\.[cm]?[jt]sx?$`);
    const found: string[] = [];
    for (const name of this.files.keys())
      if (name.startsWith(fixed) && path.test(name) && !isTest(name) && !/\.d\.[cm]?ts$/.test(name)) found.push(name);
    if (found.length > mostLoaded) found.length = 0;
    found.sort();
    this.#meant.set(pattern, found);
    return found;
  }

  /** Forgets everything; after a file came or went. */
  clear(): void {
    this.#meant.clear();
  }
}
