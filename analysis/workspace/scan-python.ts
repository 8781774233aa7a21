import { intern } from "../intern.ts";
import { pythonPrefix } from "../language.ts";
import { bits, handsOf, type Scan, type Words } from "./scan.ts";

const statement =
  /^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#;]*(?:\\\r?\n[^\n#;]*)*)|import[ \t]+([^\n#;]+))/gm;

const heading = /^[ \t]*class[ \t]+\w+[ \t]*\(([^)]*)\)/gm;

/** What can be told of a Python file without parsing it. */
export function scanPython(path: string, text: string, words: Words): Scan {
  const found = new Map<string, Set<string>>();
  const add = (module: string, names: readonly string[]): void => {
    const from = intern(pythonPrefix + module);
    const known = found.get(from) ?? new Set();
    for (const name of names) known.add(intern(name));
    found.set(from, known);
  };
  for (const [, module, names = "", modules] of text.matchAll(statement)) {
    if (modules !== undefined)
      for (const item of modules.split(",")) {
        const [name = ""] = item.trim().split(/\s+/);
        if (/^[\w.]+$/.test(name)) add(name, ["*"]);
      }
    else if (module) add(module, namesIn(names));
  }
  const bases = new Set<string>();
  for (const [, list = ""] of text.matchAll(heading))
    for (const name of list.match(/\w+(?=\s*(?:,|$|\[))/g) ?? []) bases.add(intern(name));
  return {
    ...(bases.size ? { bases: [...bases] } : {}),
    ...(text.includes("orm-memory-disable-") ? { silences: true } : {}),
    // A package hands on what it imports.
    passesOn: path.endsWith("__init__.py") || /\bimport[ \t]+\*/.test(text),
    specifiers: [...found.keys()],
    names: [...found.values()].map((names) => intern([...names].join(","))),
    reads: words.anyRead.test(text) ? bits(words.reads, text) : 0,
    starts: words.starts.test(text),
    ...handsOf(text, words.hands),
  };
}

/** Names as the module has them, and new ones too, as packages hand them on. */
function namesIn(list: string): string[] {
  return list
    .replace(/#[^\n]*/g, "")
    .replace(/[()\\]/g, " ")
    .split(",")
    .flatMap((item) => item.trim().split(/\s+as\s+/))
    .filter((name) => /^(?:\w+|\*)$/.test(name));
}
