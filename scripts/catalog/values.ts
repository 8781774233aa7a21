/** In words: how a value is known to be a client, a model or a queue of a library. */
import type { Recogniser } from "../../catalog/shape.ts";
import { capital, code, listed } from "./markdown.ts";

/** What people call a package that they import as a whole: `pLimit` of "p-limit". */
export const importedAs = (name: string): string => {
  const words = name.replace(/^@[^/]+\//, "").split(/[^A-Za-z0-9]+/);
  return words.map((word, i) => (i ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join("");
};

/** An exported name without the ways to import it: "default.Job" and "*.Job" are `Job`, "default" is the package itself. */
export const plainName = (label: string, whole: string): string =>
  label.replace(/^(?:default|\*|=)(?=$|\.)\.?/, "") || whole;

/** Names that a pattern of the catalog stands for; none where it stands for any. */
function namesOf(pattern: RegExp): string[] {
  const bare = pattern.source
    .replace(/^\^/, "")
    .replace("(?:.*\\.)?", "")
    .replace(/\$$/, "")
    .replace(/\\\.\[A-Z\]\\w\*$/, ".Name")
    .replace(/^_\?/, "");
  const [, inside, rest = ""] = /^\(\?:([\w|]+)\)([\w.]*)$/.exec(bare) ?? [];
  if (inside !== undefined) return inside.split("|").map((name) => name + rest);
  return /^[\w|]+$/.test(bare) ? bare.split("|") : [];
}

/** More names than this tell nothing more. */
const many = 10;

const article = (name: string): string => (/^[AEIOU]/i.test(name) ? "an" : "a");

/** One part of a sentence for each sort of proof. */
export function knownBy(kind: string, recognisers: readonly Recogniser[], whole: string): string {
  const of = <T>(pick: (r: Recogniser) => T | undefined): T[] => recognisers.flatMap((r) => pick(r) ?? []);
  const plain = (labels: string[], name = whole): string[] => distinct(labels.map((label) => plainName(label, name)));
  const or = (names: string[], more = ""): string =>
    listed(
      names.map((name) => code(name + more)),
      "or",
    );
  const instances = plain(
    of((r) => ("instanceOf" in r && r.instanceOf !== "*" ? r.instanceOf : undefined)),
    capital(whole),
  );
  const results = of((r) => ("resultOf" in r && r.resultOf !== `${kind}.*` ? r.resultOf : undefined));
  const called = plain(results.filter((label) => !label.endsWith(".*")));
  const ofAny = plain(results.filter((label) => label.endsWith(".*")).map((label) => label.slice(0, -2)));
  const members = of((r) => ("member" in r ? r.member : undefined));
  const exported = plain(of((r) => ("exported" in r ? r.exported : undefined)));
  const own = plain(members.filter((label) => !label.endsWith(".*"))).filter((name) => !exported.includes(name));
  const ofMembers = members.filter((label) => label.endsWith(".*")).map((label) => label.slice(0, -2));
  const bases = plain(of((r) => ("subclassOf" in r ? r.subclassOf : undefined)));
  const handed = plain(of((r) => ("parameterOf" in r ? r.parameterOf : undefined)));
  const decorators = of((r) => ("decorated" in r ? `@${r.decorated}()` : undefined));
  const anywhere = of((r) => ("anyMember" in r ? r.anyMember : undefined));
  const patterns = of((r) => ("named" in r ? r.named : undefined));
  const names = distinct(patterns.flatMap(namesOf));
  const parts = [
    exported.length && `the import ${or(exported)}`,
    instances.length && `${article(instances[0]!)} ${or(instances)}`,
    bases.length && `a class of yours that extends ${or(bases)}`,
    decorators.length && `injected by ${or(decorators)}`,
    called.length &&
      `what ${
        called.length > many
          ? `${called
              .slice(0, many)
              .map((name) => code(`${name}()`))
              .join(", ")} and their like give`
          : `${or(called, "()")} gives`
      }`,
    ofAny.length && `what any method of ${or(ofAny)} gives`,
    own.length && or(own),
    ofMembers.length && `a member of ${or(ofMembers)}`,
    handed.length && `what ${or(handed, "()")} hands to its callback`,
    anywhere.length && `a member called ${or(anywhere)}`,
    names.length && `by its name alone, ${or(names)}`,
    patterns.length > 0 && !names.length && "of unknown origin, by what is called on it",
    recognisers.some((r) => "resultOf" in r && r.resultOf === `${kind}.*`) && "and the same chain further on",
  ];
  return parts.filter((part) => typeof part === "string").join("; ");
}

/** Names without those that differ in their first letter's case only: the same thing by another import. */
export const distinct = (names: readonly string[]): string[] => {
  const found = new Map<string, string>();
  for (const name of names) {
    const before = found.get(name.toLowerCase());
    if (before === undefined || before > name) found.set(name.toLowerCase(), name);
  }
  return [...found.values()];
};

/** Where a library is imported from, as a sentence. */
export function packagesInWords(packages: readonly string[]): string {
  const named = packages
    .filter((name) => !["?", "(global)"].includes(name) && !name.startsWith("."))
    .map((name) => name.replace(/^py:/, ""));
  // A package and what lies below it are one.
  const shorter = named.filter((name) => !(name.endsWith("/*") && named.includes(name.slice(0, -2))));
  const words = shorter.map((name) => code(name));
  if (packages.includes("?")) words.push("a client that was generated into the repository");
  if (!packages.includes("(global)")) return `From ${listed(words)}.`;
  return words.length ? `Without an import, or from ${listed(words)}.` : "Without an import.";
}
