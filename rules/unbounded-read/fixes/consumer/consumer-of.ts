/** What becomes of the rows: taken one by one, counted, or needed all at once, with the line that needs them. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { enclosingFunction, isFunction, some } from "../scope.ts";
import { lineOf } from "../target.ts";
import { besideLoop, labelled, leavesEarly } from "./beside.ts";
import { betweenReason } from "./between.ts";
import { callbackReturns } from "./callback-returns.ts";
import { chainOf } from "./chain.ts";
import type { Beside, Consumer, End, Given, Step } from "./consumer.ts";
import { endOf } from "./ends.ts";
import { hoistReason } from "./hoist.ts";
import { indexedLoop } from "./indexed.ts";
import { layoutOf } from "./layout.ts";
import { namesAround } from "./lines.ts";
import { partsOf } from "./parts.ts";
import { type Rows, rowsNamed, rowsOf } from "./rows.ts";
import { shapeReason, stepsReason } from "./steps.ts";

interface Taken {
  steps: Step[];
  end: End;
  beside: Beside;
  declarations: TS.VariableStatement[];
}

const nothing: Beside = { guards: [], idle: [], around: null, lengths: [], steps: 0 };

/** How the rows of a read are consumed, or why they can't come one by one, as a clause ("line 14 sorts the whole array"). */
export function consumerOf(given: Given): Consumer | { reason: string } {
  const rows = rowsOf(given);
  if ("reason" in rows) return rows;
  const taken = takenFrom(rows, []);
  if ("reason" in taken) return taken;
  const { end, steps, beside } = taken;
  const [declaration = null, ...alsoDeclared] = [...rows.declarations, ...taken.declarations];
  const place = beside.around ?? placeOf(end, declaration, alsoDeclared);
  if (place && "reason" in place) return place;
  const anchor = declaration ?? place;
  const consumer: Consumer = {
    ...end,
    given,
    declaration,
    alsoDeclared,
    anchor,
    place,
    rowType: rows.rowType,
    steps,
    beside,
    parts: partsOf(end, steps),
    leavesEarly: endsEarly(end),
  };
  const reason =
    (declaration && place !== declaration
      ? betweenReason(declaration, place!, [...alsoDeclared, ...beside.guards, ...beside.idle])
      : null) ??
    endReason(end) ??
    stepsReason(steps, {
      body: codeOf(end),
      home: enclosingFunction(given.read),
      own: end.kind === "reduce" ? (end.fold.accumulator?.text ?? null) : null,
      leavesEarly: consumer.leavesEarly,
      takes: "each" in end ? (end.each.row?.name ?? null) : "row" in end ? end.row : null,
    }) ??
    silencedReason([declaration, ...alsoDeclared, ...beside.guards, ...beside.idle, place]) ??
    layoutReason(consumer);
  return reason ? { reason } : consumer;
}

/** What takes the rows at their places, after the steps that were found before. */
function takenFrom(rows: Rows, before: readonly Step[]): Taken | { reason: string } {
  const indexed = indexedLoop(rows.places);
  if (indexed && "reason" in indexed) return indexed;
  const places = indexed ? rows.places.filter((one) => !indexed.places.includes(one)) : rows.places;
  const ends: { place: TS.Expression; taken: Taken }[] = [];
  if (indexed) {
    const taken = { steps: [...before], end: indexed.end, beside: nothing, declarations: [] };
    ends.push({ place: indexed.places[0]!, taken });
  }
  for (const place of places) {
    const taken = takenAt(place, before);
    if ("reason" in taken) return taken;
    ends.push({ place, taken });
  }
  const isLength = ({ taken: { end, steps } }: (typeof ends)[number]): boolean =>
    (end.kind === "count" || end.kind === "filtered") && steps.length === before.length;
  const lengths = ends.filter(isLength).flatMap(({ taken: { end } }) => ("lengths" in end ? end.lengths : []));
  const others = ends.filter((one) => !isLength(one));
  const [only, again] = others;
  if (!only) {
    const end = { kind: before.length > 0 ? ("filtered" as const) : ("count" as const), lengths };
    return { steps: [...before], end, beside: nothing, declarations: [] };
  }
  if (again) return { reason: `line ${lineOf(again.place)} goes through the rows once more` };
  if (lengths.length === 0) return only.taken;
  const loop = statementOf(only.taken.end);
  const nested = only.taken.beside;
  if (!loop || nested.around || nested.guards.length + nested.idle.length + nested.lengths.length > 0)
    return { reason: `line ${lineOf(lengths[0]!)} needs the number of all rows beside the loop` };
  const beside = besideLoop(loop, lengths, only.taken.end.kind === "forEach" ? null : bodyOf(only.taken.end));
  return "reason" in beside ? beside : { ...only.taken, beside: { ...beside, steps: before.length } };
}

function takenAt(place: TS.Expression, before: readonly Step[]): Taken | { reason: string } {
  const chain = chainOf(place);
  if ("reason" in chain) return chain;
  const steps = [...before, ...chain.steps];
  const end = endOf({ steps, at: chain.at });
  if ("reason" in end) return end;
  if (end.kind !== "named") return { steps, end, beside: nothing, declarations: [] };
  const named = rowsNamed(end.variable);
  if ("reason" in named) return named;
  const taken = takenFrom(named, steps);
  return "reason" in taken ? taken : { ...taken, declarations: [...named.declarations, ...taken.declarations] };
}

/** The body of the loop that takes the rows; null where the program has no loop of its own. */
function bodyOf(end: End): TS.Node | null {
  if (end.kind === "loop" || end.kind === "indexed") return end.loop.statement;
  return end.kind === "forEach" ? codeOf(end) : null;
}

/** The code that runs for each row after the steps; a function that only has a name stands for what it does. */
function codeOf(end: End): TS.Node | null {
  if (end.kind === "loop" || end.kind === "indexed") return end.loop.statement;
  if (!("each" in end)) return null;
  return ts.isIdentifier(end.each.node) ? end.each.node : end.each.node.body;
}

/** In a function that is called for each row, only an error ends the work. */
function endsEarly(end: End): boolean {
  if (end.kind === "search") return true;
  const code = codeOf(end);
  if (!code) return false;
  return "each" in end ? some(code, ts.isThrowStatement) : leavesEarly(code);
}

/** The statement that is the loop, where it is one. */
function statementOf(end: End): TS.Statement | null {
  if (end.kind === "loop" || end.kind === "indexed") return end.loop;
  return end.kind === "forEach" && ts.isExpressionStatement(end.call.parent) ? end.call.parent : null;
}

/** The statement that the loop stands in or goes before; null for the body of an arrow, which becomes a block. */
function placeOf(
  end: End,
  declaration: TS.VariableStatement | null,
  alsoDeclared: readonly TS.VariableStatement[],
): TS.Statement | null | { reason: string } {
  const statement = statementOf(end);
  if (statement) return labelled(statement);
  if (end.kind === "count" && declaration) return declaration;
  const chained = alsoDeclared[alsoDeclared.length - 1] ?? declaration;
  if (end.kind === "filtered" && chained && end.lengths.length > 1) return chained;
  const value = valueOfEnd(end);
  const reason = hoistReason(value, does(end));
  if (reason) return { reason };
  let at: TS.Node = value;
  for (; !ts.isStatement(at); at = at.parent) if (isFunction(at.parent) && at.parent.body === at) return null;
  return at;
}

/** The expression that a loop computes in a statement of its own. */
function valueOfEnd(end: End): TS.Expression {
  if (end.kind === "reduce" || end.kind === "search") return end.value;
  return "lengths" in end ? end.lengths[0]! : (end as End & { kind: "forEach" }).call;
}

function does({ kind }: End): string {
  if (kind === "reduce") return "reduces the rows";
  if (kind === "search") return "searches the rows";
  return kind === "forEach" ? "goes through the rows" : "counts the rows";
}

/** What the function at the end can't be as the body of a loop. */
function endReason(end: End): string | null {
  if (end.kind === "search") return shapeReason({ each: end.each, call: end.value });
  if (end.kind !== "forEach" || ts.isIdentifier(end.each.node)) return null;
  const line = lineOf(end.each.node);
  if (!ts.isBlock(end.each.node.body) || callbackReturns(end.each.node.body)) return null;
  return `line ${line} returns from inside a loop in its callback`;
}

/** Why the loop can't be written, as far as names go. */
function layoutReason(consumer: Consumer): string | null {
  const laid = layoutOf(consumer, {
    noun: "row",
    semicolon: "",
    indent: "",
    at: "",
    taken: namesAround(consumer, null),
  });
  return "reason" in laid ? laid.reason : null;
}

/** A comment for the compiler may silence what the rewrite changes. */
function silencedReason(statements: readonly (TS.Statement | null)[]): string | null {
  for (const one of statements) {
    const comments = one?.getFullText().slice(0, one.getLeadingTriviaWidth()) ?? "";
    if (/@ts-(ignore|expect-error)/.test(comments)) return `line ${lineOf(one!)} silences the compiler`;
  }
  return null;
}
