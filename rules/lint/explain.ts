import { type Call, columnOf, lineOf } from "../../analysis/facts.ts";
import type { Program } from "../../analysis/program.ts";
import { isElsewhere } from "../../analysis/reach/elsewhere.ts";
import { type Reached, wayTo } from "../../analysis/reach/node.ts";
import type { Walk } from "../../analysis/reach/walk.ts";
import { waysTo } from "../../analysis/reach/ways.ts";
import { readsIn } from "../../analysis/reads/find.ts";
import { tableOf } from "../../analysis/reads/places.ts";
import type { ReadSite } from "../../analysis/reads/read.ts";
import { sqlTable } from "../../analysis/reads/sql.ts";
import type { Tables } from "../../analysis/tables/tables.ts";
import { type Scope, scopeKey, type Value } from "../../analysis/values/value.ts";
import type { Settings } from "../configuration.ts";
import type { ExplainedWay, Explanation } from "../explanation.ts";
import type { Finding } from "../finding.ts";
import { functionName, pathOf } from "../reached/path.ts";
import { isOn, type ReachedRead, type Rule } from "../rule.ts";
import { findSuppressions, suppressionOf } from "../suppression.ts";

/** Ways to one read that are told. */
const mostWays = 3;
/** Callers of callers are told this far up, and so many of them. */
const farthest = 4;
const mostCallers = 6;

export interface Explained {
  program: Program;
  walk: Walk;
  tables: Tables;
  rules: readonly Rule[];
  settings: Settings;
  /** What the last check found. */
  findings: readonly Finding[];
  /** Only ways through a call in this line are of interest. */
  via?: Via;
}

interface Via {
  file: string;
  line: number;
}

/** Why the reads of a line are reported or not; for a line without one, what its calls are taken for. */
export function explainLine(asked: Explained, file: string, line: number): Explanation[] {
  const { program } = asked;
  const found: Explanation[] = [];
  program.evaluator.facts(file).functions.forEach((_, fn) => {
    for (const site of readsIn(program, { file, fn }))
      if (standsAt(program, site, line)) found.push(explainRead(asked, site));
  });
  const others = asked.findings.filter((f) => !f.read && f.file === file && f.range.start.line === line);
  found.push(...others.map(explainWork));
  if (found.length) return found;
  const shared = asked.findings.find((f) => f.file === file && f.range.start.line === line && f.read?.shared);
  return shared ? explainShared(asked, shared) : [explainNothing(asked, file, line)];
}

/** A finding on a pool says itself all that there is to say. */
function explainWork({ file, range, message, details, path, confidence }: Finding): Explanation {
  return {
    file,
    line: range.start.line,
    column: range.start.column,
    verdict: "reported",
    read: null,
    sentences: [message, ...details],
    ways: [{ confidence, steps: path.map((step) => ({ ...step, factor: confidence })) }],
  };
}

/** The caller of a read that several share: the read is explained on the way through this call. */
function explainShared(asked: Explained, { file, range, read }: Finding): Explanation[] {
  const { line } = range.start;
  const via: Via = { file, line };
  const place = `line ${line} of ${file}`;
  return explainLine({ ...asked, via }, read!.shared!.file, read!.shared!.line).map((one) => ({
    ...one,
    sentences: [`The call in ${place} chooses filter and limit of a read that several share.`, ...one.sentences],
  }));
}

function standsAt(program: Program, { at, headAt, result, scope }: ReadSite, line: number): boolean {
  if (lineOf(at) === line || (headAt !== undefined && lineOf(headAt) === line)) return true;
  const call = "call" in result ? program.evaluator.fn(scope).calls[result.call] : undefined;
  return call !== undefined && spans(call, line);
}

const spans = ({ chain }: Call, line: number): boolean =>
  lineOf(chain[0]!.at) <= line && line <= lineOf(chain.at(-1)!.at);

function explainRead(asked: Explained, site: ReadSite): Explanation {
  const { program, walk, tables, settings } = asked;
  const { file } = site.scope;
  const table = tableOf(program, site) ?? sqlTable(program, site);
  const base = {
    file,
    line: lineOf(site.at),
    column: columnOf(site.at),
    read: { orm: site.orm.id, call: site.name, table },
  };
  const what = `\`${site.name}\` is a read of ${site.orm.name}${table ? ` from \`${table}\`` : ""}.`;
  const [node] = nodesOf(walk, site.scope);
  if (!node) return { ...base, verdict: "not-reached", sentences: [what, ...notReached(asked, site.scope)], ways: [] };
  const schema = table === null ? undefined : tables.ofRead(site, table);
  const read = { program, walk, node, site, table, schema, tables, settings };
  const call = "call" in site.result ? program.evaluator.fn(site.scope).calls[site.result.call] : undefined;
  if (call && isElsewhere(program, node, call)) {
    const sentence =
      "Not reported: the condition around it, or what the caller hands over, keeps it from running on this way.";
    return { ...base, verdict: "quiet", sentences: [what, sentence], ways: waysOf(asked, site, node) };
  }
  const best = bestWay(asked, read);
  const sentences = asked.rules.flatMap((rule) => rule.explain?.({ ...read, node: best }) ?? []);
  const finding = asked.rules.some((rule) => isOn(rule, settings) && (rule.check?.(read).length ?? 0) > 0);
  const silenced = finding && suppressedAt(asked, file, base.line);
  return {
    ...base,
    verdict: silenced ? "suppressed" : finding ? "reported" : "quiet",
    sentences: [what, ...(silenced ? [silenced] : []), ...sentences],
    ways: waysOf(asked, site, best),
  };
}

/** Nodes of a function, the surest first: an inherited one is reached once for each class. */
function nodesOf(walk: Walk, scope: Scope): Reached[] {
  return [...walk.reached.values()]
    .filter((n) => n.scope.file === scope.file && n.scope.fn === scope.fn)
    .sort((a, b) => b.confidence - a.confidence);
}

/** The way that a rule objects to, where one does; else the surest. */
function bestWay(asked: Explained, read: ReachedRead): Reached {
  const ways = waysThrough(asked, read.node);
  for (const way of ways)
    if (asked.rules.some((rule) => rule.explain?.({ ...read, node: way })[0]?.startsWith("Reported"))) return way;
  return ways[0] ?? read.node;
}

/** The ways to a function, of which only those through one call may be asked for. */
function waysThrough({ walk, via }: Explained, node: Reached): Reached[] {
  const ways = [...waysTo(walk, node)];
  if (!via) return ways;
  return ways.filter((way) =>
    wayTo(way).some(({ by }) => by && by.from.scope.file === via.file && lineOf(by.at) === via.line),
  );
}

function waysOf(asked: Explained, site: ReadSite, best: Reached): ExplainedWay[] {
  const ways: ExplainedWay[] = [];
  for (const way of [best, ...waysThrough(asked, best)]) {
    if (ways.length >= mostWays) break;
    const told = wayOf(asked.program, site, way);
    if (!ways.some((w) => JSON.stringify(w) === JSON.stringify(told))) ways.push(told);
  }
  return ways;
}

function wayOf(program: Program, site: ReadSite, node: Reached): ExplainedWay {
  const steps = pathOf(program, node, site, "the rows");
  const factors = wayTo(node).flatMap(({ by }) => (by && by.how !== "inside" ? [by.factor] : []));
  const entries = steps.length - factors.length - 1;
  return {
    confidence: node.confidence * site.confidence,
    steps: steps.map((step, i) => ({
      ...step,
      factor:
        i === entries - 1
          ? wayTo(node)[0]!.confidence
          : i < entries
            ? 1
            : i === steps.length - 1
              ? site.confidence
              : factors[i - entries]!,
    })),
  };
}

function suppressedAt({ program }: Explained, file: string, line: number): string | undefined {
  const comment = suppressionOf(findSuppressions(program.workspace.text(file) ?? ""), "unbounded-read", line);
  if (!comment) return undefined;
  return `A comment in line ${comment.line} silences it${comment.reason ? `: ${comment.reason}` : ""}.`;
}

/** Why nothing runs the read in a pool: who calls the function, and where that ends. */
function notReached({ program }: Explained, scope: Scope): string[] {
  const { file } = scope;
  const sentences = ["Not reported: no pool, queue, schedule or fan-out that is known reaches it."];
  if (program.workspace.isQuiet(file)) {
    sentences.push(`${file} looks like a test, seed, migration or script by its name; these are not looked at.`);
    return sentences;
  }
  const named = namedAround(program, scope);
  const seen = new Set<string>();
  let open = [named];
  const ends: string[] = [];
  for (let depth = 0; depth < farthest && open.length; depth++) {
    const next: Scope[] = [];
    for (const one of open) {
      const key = scopeKey(one);
      if (seen.has(key)) continue;
      seen.add(key);
      const callers = one.fn === 0 ? [] : program.callersOf(one);
      if (!callers.length)
        ends.push(`${functionName(program, one)} (${one.file}:${lineOf(program.evaluator.fn(one).at)})`);
      for (const caller of callers) next.push(namedAround(program, caller.scope));
    }
    open = next;
  }
  const told = [...new Set(ends)];
  if (told.length)
    sentences.push(
      `The calls that lead to it begin at ${told.slice(0, mostCallers).join(", ")}${told.length > mostCallers ? ` and ${told.length - mostCallers} more` : ""}: nothing is known to hand ${told.length === 1 ? "this" : "these"} to a pool. If something does, name it in poolEntries.`,
    );
  return sentences;
}

/** A callback belongs to the named function around it. */
function namedAround(program: Program, scope: Scope): Scope {
  const { functions } = program.evaluator.facts(scope.file);
  let fn = scope.fn;
  while (fn > 0 && functionName(program, { file: scope.file, fn }) === "a callback") fn = functions[fn]!.parent;
  return { file: scope.file, fn: Math.max(fn, 0) };
}

/** A line without a read: what each of its calls is called on. */
function explainNothing({ program }: Explained, file: string, line: number): Explanation {
  const sentences = [`Line ${line} has no read that the catalog knows.`];
  program.evaluator.facts(file).functions.forEach((fn, index) => {
    fn.calls.forEach((call, c) => {
      call.chain.forEach((segment, s) => {
        if (!segment.arguments || lineOf(segment.at) !== line || !program.readNames.has(segment.name)) return;
        const values = program.evaluator.callee({ file, fn: index }, c, s);
        sentences.push(`\`${segment.name}\` is called on ${receiverPhrase(program, values)}.`);
      });
    });
  });
  if (sentences.length === 1)
    sentences.push("None of its calls has the name of a read of an ORM that this workspace uses.");
  return { file, line, column: null, verdict: "no-read", read: null, sentences, ways: [] };
}

function receiverPhrase(program: Program, values: readonly Value[]): string {
  const [value] = values;
  if (!value) return "something that can't be told: an argument, or a value made at run time";
  switch (value.is) {
    case "function":
      return `a value of the workspace: it is ${functionName(program, value.scope)} in ${value.scope.file}`;
    case "external":
      return value.module.startsWith("(") || value.module.startsWith("?")
        ? `\`${value.name}\`, whose origin can't be told`
        : `something from "${value.module}", which is no receiver of a read`;
    case "parameter":
      return `the argument \`${program.evaluator.fn(value.scope).parameters[value.index]?.name ?? ""}\`, whose callers decide`;
    case "signature":
      return "an interface of the workspace";
    default:
      return "a value of the workspace, which is no receiver of a read";
  }
}
