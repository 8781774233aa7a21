import { type EntrySite, entrySite } from "../../analysis/entries/entry.ts";
import { entriesAtCallers } from "../../analysis/entries/find.ts";
import { join } from "../../analysis/modules/paths.ts";
import type { Program } from "../../analysis/program.ts";
import type { Pool } from "../../catalog/index.ts";
import type { PoolEntry, Settings } from "../configuration.ts";
import type { Problem } from "../finding.ts";

/** Entries of the user's own (`poolEntries`): functions that take a callback, and base classes with a method. */
export function ownEntries(
  program: Program,
  settings: readonly Settings[],
): { sites: EntrySite[]; problems: Problem[] } {
  const sites: EntrySite[] = [];
  const problems: Problem[] = [];
  for (const one of settings)
    one.poolEntries.forEach((entry, index) => {
      const key = `ormMemory.poolEntries[${index}]`;
      const file = fileOf(program, entry, one.base);
      if (file === undefined) {
        problems.push({
          severity: "warning",
          file: null,
          message: `${key}: module "${entry.module}" was not found from ${one.base || "the workspace folder"}.`,
        });
        return;
      }
      const found =
        entry.method === undefined
          ? functionEntry(program, entry, file)
          : classEntry(program, entry, entry.method, file);
      if (found) sites.push(...found);
      else
        problems.push({
          severity: "warning",
          file: null,
          message: `${key}: ${file} exports no ${entry.method === undefined ? "function" : "class"} "${entry.export}".`,
        });
    });
  return { sites, problems };
}

function fileOf(program: Program, entry: PoolEntry, base: string): string | undefined {
  const { resolver } = program.workspace;
  if (entry.module.startsWith(".")) return resolver.source(join(base, entry.module));
  const target = resolver.resolve(entry.module, join(base, "x.ts"));
  return "file" in target ? target.file : undefined;
}

/** A pool as the user describes it, in the catalog's own form. */
function poolOf(entry: PoolEntry): Pool {
  const kind = entry.kind ?? "queue";
  const atOnce = entry.atOnce;
  const place =
    atOnce === undefined || typeof atOnce === "number"
      ? undefined
      : "argument" in atOnce
        ? String(atOnce.argument)
        : atOnce.option;
  return {
    id: "configured",
    name: entry.export,
    packages: [],
    kind,
    unit: kind === "thread" || kind === "process" ? "worker" : kind === "fan-out" ? "callback" : "job",
    source: "poolEntries",
    values: {},
    entries: [
      {
        id: `configured.${entry.export}`,
        on: entry.export,
        runs: { callback: String(entry.callback ?? "last") },
        atOnce:
          typeof atOnce === "number" ? atOnce : place === undefined ? "unknown" : { at: place, otherwise: "unknown" },
        confidence: 0.98,
        says: `${entry.export} runs {target} for {n}`,
        source: "poolEntries",
      },
    ],
  };
}

function functionEntry(program: Program, entry: PoolEntry, file: string): EntrySite[] | undefined {
  const { evaluator } = program;
  const pool = poolOf(entry);
  const pattern = pool.entries[0]!;
  const [head = "0", ...path] = String(entry.callback ?? 0).split(".");
  const sites: EntrySite[] = [];
  let known = false;
  for (const value of [...evaluator.exported(file, entry.export), ...methodOf(program, file, entry.export)]) {
    if (value.is !== "function") continue;
    known = true;
    const parameter = { is: "parameter" as const, scope: value.scope, index: Number(head), path };
    const place = { scope: value.scope, at: evaluator.fn(value.scope).at };
    const base = entrySite(pool, pattern, place, { atOnce: "unknown", source: "" });
    for (const site of entriesAtCallers(program, base, parameter)) {
      const { through: _, ...own } = site;
      // The user names the function itself, so nothing is less sure at its callers.
      sites.push({ ...own, confidence: pattern.confidence, ...numbers(entry, program, site) });
    }
  }
  return known ? sites : undefined;
}

/** `Manager.register` names a static method of an exported class or object. */
function methodOf(program: Program, file: string, name: string) {
  const [owner = "", ...rest] = name.split(".");
  if (!rest.length) return [];
  let values = program.evaluator.exported(file, owner);
  for (const part of rest) values = values.flatMap((v) => program.evaluator.member(v, part));
  return values;
}

function numbers(entry: PoolEntry, program: Program, site: EntrySite): Pick<EntrySite, "atOnce" | "atOnceSource"> {
  if (typeof entry.atOnce === "number") return { atOnce: entry.atOnce, atOnceSource: "poolEntries" };
  if (entry.atOnce === undefined) return { atOnce: "unknown", atOnceSource: "" };
  const place = "argument" in entry.atOnce ? String(entry.atOnce.argument) : entry.atOnce.option;
  const [head = "0", ...path] = place.split(".");
  const call = program.evaluator.fn(site.scope).calls.find((c) => c.chain.some((s) => s.at === site.at));
  const argument = call?.chain.find((s) => s.at === site.at)?.arguments?.[Number(head)];
  const found = argument === undefined ? undefined : program.number(argument, site.scope, path);
  return found === undefined
    ? { atOnce: "unknown", atOnceSource: "" }
    : { atOnce: found, atOnceSource: path.at(-1) ?? "argument" };
}

function classEntry(program: Program, entry: PoolEntry, method: string, file: string): EntrySite[] | undefined {
  const { evaluator } = program;
  const pool = poolOf(entry);
  const pattern = { ...pool.entries[0]!, says: `${entry.export} runs {target} for {n}` };
  const base = evaluator.exported(file, entry.export).find((v) => v.is === "class");
  if (base?.is !== "class") return undefined;
  const sites: EntrySite[] = [];
  for (const ref of [base.class, ...program.subclassesOf(base.class)]) {
    const targets = evaluator
      .member({ is: "instance", class: ref }, method)
      .flatMap((v) => (v.is === "function" ? [{ scope: v.scope, self: ref, factor: 1 }] : []));
    if (!targets.length) continue;
    const place = { scope: { file: ref.file, fn: 0 }, at: evaluator.classFacts(ref).at };
    const told =
      typeof entry.atOnce === "number"
        ? { atOnce: entry.atOnce, source: "poolEntries" }
        : { atOnce: "unknown" as const, source: "" };
    sites.push(entrySite(pool, pattern, place, { ...told, targets }));
  }
  return sites;
}
