/**
 * The loop that takes the place of a chain, as its head and the lines that its body begins with: what the steps make of
 * a row, one after the other, under names that don't get in each other's way.
 */
import type { ts as TS } from "@ts-morph/common";
import { uniqueName } from "../../../../rewrite/names.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { unwrapped } from "../object.ts";
import { boundNames } from "../scope.ts";
import { lineOf } from "../target.ts";
import { breaks, leavesEarly } from "./beside.ts";
import type { Consumer, Step } from "./consumer.ts";
import { movedNode, namesIn, renameEdits } from "./moved.ts";
import type { RowFunction } from "./row-function.ts";
import { whatGives } from "./steps.ts";
import { changes, lastOfValue, type Naming, namingOf, renameReason, type Taker, takersOf } from "./takers.ts";

export interface Layout {
  /** `const order`, between `for (` and ` of`. */
  head: string;
  /** Type of a row that the head can't say itself. */
  type: string | null;
  /** Statements at the beginning of the body; one that `opens` is the head of a loop that the rest stands in. */
  lines: { text: string; opens: boolean }[];
  /** Names of numbers that begin with 0 before the loop. */
  counters: string[];
  /** The counter that answers what asks for a length beside the loop. */
  counted: string | null;
  /** Names of the end that have another name now. */
  renames: Map<string, string>;
  /** What the end can call its element; null where a pattern takes it apart. */
  element: string | null;
  /** The question of a search, or of a last filter whose rows are only counted. */
  condition: string | null;
}

/** How the lines are written. */
export interface Form {
  noun: string;
  semicolon: string;
  indent: string;
  /** Indentation of the body's lines. */
  at: string;
  /** Names that nothing new may have. */
  taken: Iterable<string>;
}

interface Draft extends Layout {
  fresh(wanted: string): string;
  /** Who declares which names in the body. */
  declares: { name: string; by: Taker[] }[];
  depth: string;
}

/** Lays the loop out; a reason where names or loops would get in each other's way. */
export function layoutOf(consumer: Consumer, form: Form): Layout | { reason: string } {
  const { steps } = consumer;
  const takers = takersOf(consumer);
  const used = new Set(form.taken);
  const draft: Draft = {
    head: "",
    type: consumer.rowType,
    lines: [],
    counters: [],
    counted: null,
    renames: new Map(),
    element: null,
    condition: null,
    declares: [],
    depth: form.at,
    fresh: (wanted) => {
      const name = uniqueName(wanted, used);
      used.add(name);
      return name;
    },
  };
  if (steps.some(({ kind }) => kind === "flatMap")) {
    const reason = flatReason(consumer);
    if (reason) return { reason };
  }
  let naming: Naming | null = null;
  for (const [at, taker] of takers.entries()) {
    const previous = steps[at - 1];
    if (previous?.kind !== "filter") {
      const group = takers.slice(at, lastOfValue(steps, at) + 1);
      const others = takers.filter((one) => !group.includes(one));
      const given: Naming | null = naming;
      naming = namingOf(group, others, form.noun, draft.fresh);
      const clash = group.map((one) => renameReason(one, naming!.name)).find(Boolean);
      if (clash) return { reason: clash };
      if (naming.name !== null && naming.used) draft.declares.push({ name: naming.name, by: group });
      if (previous) make(previous, takers[at - 1]!, given!, naming, draft, form);
      else {
        draft.head = assigns(taker) && steps.length === 0 ? taker.name!.getText() : naming.binding;
        draft.type ??= group.find(({ type }) => type !== null)?.type ?? null;
      }
    }
    countBeside(consumer, at, draft, form);
    const apart = lookAt(
      taker,
      takers.filter((one) => one !== taker),
      naming!,
      steps.length > 0,
      draft,
      form,
    );
    if (apart) return { reason: apart };
    const step = steps[at];
    if (step) {
      for (const text of commentsOf(step.call)) draft.lines.push({ text, opens: false });
      compute(step.each, taker, naming!, draft);
    }
    if (step?.kind === "filter") {
      // A counter has the last question in its own line.
      if (consumer.kind === "filtered" && at === steps.length - 1)
        draft.condition = valueText(step.each, taker, naming!, draft, false);
      else {
        const question = valueText(step.each, taker, naming!, draft, true);
        draft.lines.push({ text: `if (${question}) continue${form.semicolon}`, opens: false });
      }
    }
    if (!step && consumer.kind === "search") {
      compute(consumer.each, taker, naming!, draft);
      draft.condition = valueText(consumer.each, taker, naming!, draft, consumer.finds === "every");
    }
  }
  const end = takers[takers.length - 1]!;
  draft.renames = new Map(end.renames);
  draft.element = naming!.name;
  if (end.name && ts.isIdentifier(end.name) && naming!.name !== null && end.name.text !== naming!.name)
    draft.renames.set(end.name.text, naming!.name);
  const clash = clashReason(takers, draft, consumer.place ?? consumer.given.read);
  return clash ? { reason: clash } : draft;
}

/** The line that makes the next value out of one. */
function make(step: Step, taker: Taker, given: Naming, next: Naming, draft: Draft, form: Form): void {
  const value = valueText(step.each, taker, given, draft, false);
  if (step.kind === "flatMap") {
    const list = isList(step.each) ? value : `[${value}].flat()`;
    draft.lines.push({ text: `for (${next.binding} of ${list}) {`, opens: true });
    draft.depth += form.indent;
  } else if (next.used) draft.lines.push({ text: `${next.binding} = ${value}${form.semicolon}`, opens: false });
}

/** What a function computes before its value. */
function compute(fn: RowFunction, taker: Taker, given: Naming, draft: Draft): void {
  for (const one of whatGives(fn)?.before ?? []) {
    draft.lines.push({ text: movedNode(one, draft.depth, renamesOf(one, taker, given)), opens: false });
    for (const name of boundNames(one)) draft.declares.push({ name, by: [taker] });
  }
}

/** Comments before `.filter(` and in front of its function, which would go with the chain. */
export function commentsOf(call: TS.CallExpression): string[] {
  const access = call.expression as TS.PropertyAccessExpression;
  const { text } = call.getSourceFile();
  const [first] = call.arguments;
  const gaps = [
    text.slice(access.expression.end, access.name.getStart()),
    first ? text.slice(access.name.end, first.getStart()) : "",
  ];
  return gaps.flatMap((gap) => gap.match(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g) ?? []);
}

function countBeside({ beside }: Consumer, at: number, draft: Draft, { noun, semicolon }: Form): void {
  if (beside.guards.length + beside.lengths.length === 0 || beside.steps !== at) return;
  draft.counted = draft.fresh(`${noun}Count`);
  draft.counters.push(draft.counted);
  draft.lines.push({ text: `${draft.counted}++${semicolon}`, opens: false });
}

/** Lines that give the taker its index, and its own pattern where the value has a common name. */
function lookAt(
  taker: Taker,
  others: readonly Taker[],
  naming: Naming,
  hasSteps: boolean,
  draft: Draft,
  form: Form,
): string | null {
  const { index, name } = taker;
  if (index) {
    const counter = draft.fresh("position");
    draft.counters.push(counter);
    const keyword = taker.bodies.some((one) => changes(one, index.text)) ? "let" : "const";
    const clashes =
      draft.declares.some((one) => one.name === index.text) ||
      others.some((one) => namesIn(one.bodies).has(index.text));
    const own = clashes && !taker.fixed ? draft.fresh(index.text) : index.text;
    if (own !== index.text) taker.renames.set(index.text, own);
    draft.lines.push({ text: `${keyword} ${own} = ${counter}++${form.semicolon}`, opens: false });
    draft.declares.push({ name: own, by: [taker] });
  }
  if (!name) return null;
  const isPattern = ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name);
  if (isPattern) for (const bound of boundNames(name)) draft.declares.push({ name: bound, by: [taker] });
  if (isPattern && naming.pattern !== taker) {
    draft.lines.push({
      text: `${taker.keyword} ${name.getText()} = ${naming.name}${form.semicolon}`,
      opens: false,
    });
  } else if (assigns(taker) && hasSteps) {
    if (!ts.isIdentifier(name)) return `line ${lineOf(name)} takes rows in a way that a loop can't`;
    draft.lines.push({ text: `${name.text} = ${naming.name}${form.semicolon}`, opens: false });
  }
  return null;
}

/** `for (row of …)`: the loop assigns to a variable from outside. */
function assigns({ fixed, needsName, name }: Taker): boolean {
  return fixed && needsName && name !== null;
}

/** The value that a function gives, or for a filter's negated question, as a text. */
function valueText(fn: RowFunction, taker: Taker, given: Naming, draft: Draft, negated: boolean): string {
  if (ts.isIdentifier(fn.node)) return `${negated ? "!" : ""}${fn.node.text}(${given.name})`;
  const { value } = whatGives(fn)!;
  const bare = ts.isParenthesizedExpression(value) ? value.expression : value;
  const text = (node: TS.Node): string => movedNode(node, draft.depth, renamesOf(node, taker, given));
  if (!negated) return ts.isBinaryExpression(bare) && isComma(bare) ? text(value) : text(bare);
  if (ts.isPrefixUnaryExpression(bare) && bare.operator === ts.SyntaxKind.ExclamationToken) return text(bare.operand);
  if (ts.isBinaryExpression(bare)) {
    const opposite = { "===": "!==", "!==": "===", "==": "!=", "!=": "==" }[bare.operatorToken.getText()];
    if (opposite) return `${text(bare.left)} ${opposite} ${text(bare.right)}`;
  }
  const simple =
    ts.isIdentifier(bare) ||
    ts.isPropertyAccessExpression(bare) ||
    ts.isElementAccessExpression(bare) ||
    ts.isCallExpression(bare);
  return simple ? `!${text(bare)}` : `!(${text(bare)})`;
}

function isComma(node: TS.BinaryExpression): boolean {
  return node.operatorToken.kind === ts.SyntaxKind.CommaToken;
}

function renamesOf(node: TS.Node, taker: Taker, given: Naming): ReturnType<typeof renameEdits> {
  const renames = new Map(taker.renames);
  if (given.name !== null && taker.name && ts.isIdentifier(taker.name)) renames.set(taker.name.text, given.name);
  return renameEdits(node, renames);
}

/** Surely an array: `flatMap` takes other values as they are. */
function isList(fn: RowFunction): boolean {
  const value = whatGives(fn) && unwrapped(whatGives(fn)!.value);
  if (!value) return false;
  if (ts.isArrayLiteralExpression(value)) return true;
  if (ts.isConditionalExpression(value))
    return (
      ts.isArrayLiteralExpression(unwrapped(value.whenTrue)) && ts.isArrayLiteralExpression(unwrapped(value.whenFalse))
    );
  return (
    ts.isCallExpression(value) &&
    ts.isPropertyAccessExpression(value.expression) &&
    /^(map|filter)$/.test(value.expression.name.text)
  );
}

/** A loop in the loop: what leaves or goes on means the inner one. */
function flatReason(consumer: Consumer): string | null {
  const { kind } = consumer;
  if (kind === "filtered" || kind === "reduce") return null;
  const body = kind === "loop" ? consumer.loop.statement : null;
  const label = kind === "loop" && ts.isLabeledStatement(consumer.loop.parent);
  const leaves = kind === "search" || label || (body && (breaks(body) || leavesEarly(body)));
  return leaves ? `line ${lineOf(consumer.place ?? consumer.given.read)} leaves what \`flatMap\` makes early` : null;
}

/** Names of one taker that mean something else to another, or that two of them give. */
function clashReason(takers: readonly Taker[], { declares }: Draft, place: TS.Node): string | null {
  for (const [at, { name, by }] of declares.entries()) {
    const line = lineOf(by[0]!.bodies[0] ?? place);
    if (declares.findIndex((one) => one.name === name) !== at)
      return `line ${line} uses the name \`${name}\` once more`;
    const other = takers.find((one) => !by.includes(one) && namesIn(one.bodies).has(name));
    if (other) return `line ${lineOf(other.bodies[0]!)} uses the name \`${name}\` for something else`;
  }
  return null;
}
