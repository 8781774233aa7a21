/** What fixes must know of the place that starts the work. */
import type { EntrySite } from "../../analysis/entries/entry.ts";
import { columnOf, lineOf } from "../../analysis/facts.ts";
import type { Package } from "../../analysis/modules/packages.ts";
import type { Program } from "../../analysis/program.ts";
import type { Start } from "../finding.ts";
import { limiters } from "../unbounded-read/fixes/packages.ts";

/** The place of an entry's own call; undefined where a function of the workspace hands the work on to another's. */
export function startOf(program: Program, entry: EntrySite): Start | undefined {
  if (entry.through || (entry.kind !== "fan-out" && entry.kind !== "thread")) return undefined;
  const { file, at, pattern } = entry;
  const { atOnce } = pattern;
  const takesNumber = typeof atOnce === "object" && "at" in atOnce && !atOnce.of && atOnce.otherwise === "unbounded";
  return {
    file,
    line: lineOf(at),
    column: columnOf(at),
    ...(takesNumber && entry.atOnce === "unbounded" ? { option: atOnce.at } : {}),
    limiters: limitersOf(program, file),
  };
}

/** Packages that limit what runs at once, as far as a file can import them. */
export function limitersOf(program: Program, file: string): string[] {
  const above = program.workspace.resolver.packagesAbove(file);
  return limiters
    .filter(({ name, lastCommonJs }) => {
      // Most workspaces have none, and a search over all files tells no more.
      if (!program.pools.some(({ pool }) => pool.packages.includes(name))) return false;
      if (isImportedBeside(program, file, name)) return true;
      const range = above.find((one) => one.installed.has(name))?.installed.get(name);
      return range !== undefined && (isModule(file, above[0]) || majorOf(range) <= lastCommonJs);
    })
    .map(({ name }) => name);
}

/** A file of the same package that imports it shows that it can be imported, whatever compiles or bundles it. */
function isImportedBeside({ workspace }: Program, file: string, name: string): boolean {
  const folder = workspace.resolver.packageFolder(file);
  for (const [path, { scan }] of workspace.files)
    if (scan.specifiers.includes(name) && workspace.resolver.packageFolder(path) === folder) return true;
  return false;
}

function isModule(file: string, nearest: Package | undefined): boolean {
  return /\.m[jt]s$/.test(file) || (nearest?.module === true && !/\.c[jt]s$/.test(file));
}

/** The largest major version that a range lets in; Infinity for "latest" and what is not written as a number. */
function majorOf(range: string): number {
  const majors = [...range.matchAll(/(?<![\d.])(\d+)(?=\.|$|\s)/g)].map((match) => Number(match[1]));
  return majors.length > 0 && !/[>*]/.test(range) ? Math.max(...majors) : Infinity;
}
