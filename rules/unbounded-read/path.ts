import type { EntrySite } from "../../analysis/entries/entry.ts";
import { type At, columnOf, lineOf } from "../../analysis/facts.ts";
import type { Program } from "../../analysis/program.ts";
import { type Reached, wayTo } from "../../analysis/reach/node.ts";
import type { ReadSite } from "../../analysis/reads/read.ts";
import type { Scope } from "../../analysis/values/value.ts";
import type { PathStep } from "../finding.ts";

/** How a function is called in sentences: "ReportService.build", "load", "the callback". */
export function functionName(program: Program, scope: Scope): string {
  const facts = program.evaluator.facts(scope.file);
  const fn = facts.functions[scope.fn]!;
  const file = scope.file.split("/").at(-1)!;
  if (fn.kind === "module") return file;
  if (fn.class !== undefined && fn.name) {
    const cls = facts.classes[fn.class]!.name;
    if (fn.kind === "constructor") return `new ${cls}`;
    return cls ? `${cls}.${fn.name}` : fn.name;
  }
  if (fn.name) return fn.name;
  const outer = facts.functions[fn.parent];
  const bound = outer?.bindings.find(
    (b) => typeof b.init === "object" && b.init && "function" in b.init && b.init.function === scope.fn,
  );
  if (bound) return bound.name;
  const exported = facts.exports.find(
    (e) => typeof e.value === "object" && e.value && "function" in e.value && e.value.function === scope.fn,
  );
  if (exported) return exported.name === "default" ? `the function of ${file}` : exported.name;
  return "a callback";
}

/** "8 threads (maxThreads)" and the like, for the entry's own sentence. */
function countPhrase(entry: EntrySite): string {
  const unit = entry.kind === "thread" ? "thread" : entry.kind === "process" ? "process" : entry.pool.unit;
  const units = unit === "process" ? "processes" : `${unit}s`;
  const source = entry.atOnceSource ? ` (${entry.atOnceSource})` : "";
  if (entry.kind === "fan-out") {
    if (entry.atOnce === "unbounded") return `for all elements at once${source}`;
    return entry.atOnce === "unknown"
      ? `several times at once${source}`
      : `up to ${entry.atOnce} times at once${source}`;
  }
  if (entry.atOnce === "unbounded") return `all ${units} at once${source}`;
  if (entry.atOnce === "unknown") return `several ${units} at once${source}`;
  return entry.atOnce === 1 ? `one ${unit} at a time${source}` : `up to ${entry.atOnce} ${units} at once${source}`;
}

function entrySteps(program: Program, entry: EntrySite, first: Scope): PathStep[] {
  const target = functionName(program, first);
  if (entry.through) {
    const steps = entrySteps(program, entry.through.entry, entry.through.entry.scope);
    const root = { ...entry, through: entry.through.entry.through };
    const said = sentence(root, "what it is handed");
    const top = steps[0];
    if (top && !entry.through.entry.through) top.what = said;
    return [...steps, step(entry.file, entry.at, `${entry.through.name} is handed ${target}`)];
  }
  return [step(entry.file, entry.at, sentence(entry, target))];
}

function sentence(entry: EntrySite, target: string): string {
  return entry.pattern.says.replace("{target}", target).replace("{n}", countPhrase(entry));
}

const step = (file: string, at: At, what: string): PathStep => ({ file, line: lineOf(at), column: columnOf(at), what });

/** The way from the entry to the read, one step for each thing that happens. */
export function pathOf(program: Program, node: Reached, site: ReadSite, rows: string): PathStep[] {
  const way = wayTo(node);
  const steps = entrySteps(program, node.entry, way[0]!.scope);
  let caller = 0;
  way.forEach((current, i) => {
    const by = current.by;
    if (!by || by.how === "inside") return;
    const from = callerName(program, by.from.scope, caller === 0 && i > 0);
    const to = functionName(program, current.scope);
    steps.push(step(by.from.scope.file, by.at, `${from} ${by.how === "call" ? "calls" : "hands over"} ${to}`));
    caller++;
  });
  const last = callerName(program, site.scope, false);
  steps.push(step(site.scope.file, site.at, `${last} reads ${rows}`));
  return steps;
}

function callerName(program: Program, scope: Scope, first: boolean): string {
  const facts = program.evaluator.facts(scope.file);
  // A callback belongs to the named function around it.
  let fn = scope.fn;
  while (fn > 0 && functionName(program, { file: scope.file, fn }) === "a callback") fn = facts.functions[fn]!.parent;
  if (fn === 0) return scope.fn === 0 ? functionName(program, scope) : "the callback";
  return first && scope.fn !== fn
    ? functionName(program, { file: scope.file, fn })
    : functionName(program, { file: scope.file, fn });
}
