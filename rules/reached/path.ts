import type { EntrySite } from "../../analysis/entries/entry.ts";
import { type At, columnOf, type Expr, lineOf } from "../../analysis/facts.ts";
import { languageOf } from "../../analysis/language.ts";
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
  const held = heldBy(program, scope);
  if (held) return held;
  // `export function processor(options) { return async (job) => … }`
  const isReturned = outer?.returns.some(
    (r) => typeof r === "object" && r && "function" in r && r.function === scope.fn,
  );
  const around =
    isReturned && fn.parent > 0 ? functionName(program, { file: scope.file, fn: fn.parent }) : "a callback";
  return around === "a callback" ? around : `the function from ${around}`;
}

/** `const report = { run: async () => … }` and `const report = task({ run: async () => … })`: "report.run". */
function heldBy(program: Program, { file, fn }: Scope): string | undefined {
  const facts = program.evaluator.facts(file);
  const outer = facts.functions[facts.functions[fn]!.parent];
  const keyIn = (expr: Expr | undefined): string | undefined => {
    if (typeof expr !== "object" || !expr) return undefined;
    if ("typed" in expr) return keyIn(expr.of);
    if (!("object" in expr)) return undefined;
    return expr.object.find(([, v]) => typeof v === "object" && v && "function" in v && v.function === fn)?.[0];
  };
  for (const { name, init } of outer?.bindings ?? []) {
    const made = typeof init === "object" && init && "call" in init ? outer!.calls[init.call] : undefined;
    const parts = made ? made.chain.flatMap((segment) => segment.arguments ?? []) : [init];
    for (const part of parts) {
      const key = keyIn(part);
      if (key !== undefined && /^\w+$/.test(key)) return `${name}.${key}`;
    }
  }
  return undefined;
}

/** "8 threads (maxThreads)" and the like, for the entry's own sentence. */
function countPhrase(entry: EntrySite): string {
  const named: Partial<Record<EntrySite["kind"], string>> = {
    thread: "thread",
    process: "process",
    "fan-out": "element",
  };
  const unit = named[entry.kind] ?? entry.pool.unit;
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
  const said = entry.pattern.says.replace("{target}", target).replace("{n}", countPhrase(entry));
  return entry.overlaps ? `${said}, and may start it again before it ends` : said;
}

const step = (file: string, at: At, what: string): PathStep => ({
  file,
  line: lineOf(at),
  column: columnOf(at),
  // What has no name in Python is a lambda, or what a comprehension gives.
  what: languageOf(file) === "python" ? what.replace(/\b(?:a|the) callback\b/g, "an expression") : what,
});

/** The way from the entry to the read, one step for each thing that happens. */
export function pathOf(program: Program, node: Reached, site: ReadSite, rows: string): PathStep[] {
  const way = wayTo(node);
  const steps = entrySteps(program, node.entry, way[0]!.scope);
  for (const current of way) {
    const by = current.by;
    if (!by || by.how === "inside") continue;
    const from = callerName(program, by.from.scope);
    const to = functionName(program, current.scope);
    steps.push(step(by.from.scope.file, by.at, `${from} ${by.how === "call" ? "calls" : "hands over"} ${to}`));
  }
  const last = callerName(program, site.scope);
  steps.push(step(site.scope.file, site.at, `${last} reads ${rows}`));
  return steps;
}

function callerName(program: Program, scope: Scope): string {
  const facts = program.evaluator.facts(scope.file);
  // A callback belongs to the named function around it.
  let fn = scope.fn;
  while (fn > 0 && functionName(program, { file: scope.file, fn }) === "a callback") fn = facts.functions[fn]!.parent;
  if (fn === 0) return scope.fn === 0 ? functionName(program, scope) : "the callback";
  return functionName(program, { file: scope.file, fn });
}
