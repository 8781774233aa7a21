/** Whoever takes a value in a chain: the function of each step, and the end; and what they can call it together. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import { boundNames, each, isAssignment } from "../scope.ts";
import { lineOf } from "../target.ts";
import type { Consumer, Step } from "./consumer.ts";
import { namesIn } from "./moved.ts";
import { isStep } from "./quiet.ts";
import type { RowFunction } from "./row-function.ts";

export interface Taker {
  /** A name, a pattern, or what a loop without a declaration assigns to; null for who does not look. */
  name: TS.Node | null;
  /** The type that it says its value has. */
  type: string | null;
  /** Where its names mean what it says. */
  bodies: TS.Node[];
  keyword: "const" | "let" | "var";
  /** Does its body stay where it is, with the names it has? */
  fixed: boolean;
  /** Does it need a name for the value, whether it gives one or not? */
  needsName: boolean;
  index: TS.Identifier | null;
  /** Names of its own that are others now, found while the loop is laid out. */
  renames: Map<string, string>;
}

/** What the takers of one value call it. */
export interface Naming {
  /** `const order`, `const { id }`, as in the head of a loop. */
  binding: string;
  /** The name; null for a pattern. */
  name: string | null;
  /** The taker whose pattern it is. */
  pattern: Taker | null;
  /** Does anybody look at the value? */
  used: boolean;
}

/** The takers of a consumer's steps, then that of its end. */
export function takersOf(consumer: Consumer): Taker[] {
  return [...consumer.steps.map(({ each }) => ofFunction(each)), ofEnd(consumer)];
}

/** The last taker of the value that the one at `at` takes: a filter hands on what it got. */
export function lastOfValue(steps: readonly Step[], at: number): number {
  let last = at;
  while (last < steps.length && steps[last]!.kind === "filter") last++;
  return last;
}

/** Finds a name for the value of `group`; `fresh` makes one that is new to the place. */
export function namingOf(
  group: readonly Taker[],
  others: readonly Taker[],
  noun: string,
  fresh: (wanted: string) => string,
): Naming {
  const named = group.filter(({ name }) => name !== null);
  const needed = group.some(({ needsName }) => needsName);
  const end = group[group.length - 1]!;
  const whole = (name: string, keyword = "const", used = true): Naming => ({
    binding: `${keyword} ${name}`,
    name,
    pattern: null,
    used,
  });
  if (end.fixed && !end.needsName && end.name && ts.isIdentifier(end.name)) return whole(end.name.text, end.keyword);
  const [only, ...more] = named;
  const isPattern = only && (ts.isObjectBindingPattern(only.name!) || ts.isArrayBindingPattern(only.name!));
  if (only && isPattern && more.length === 0 && !needed)
    return { binding: `${only.keyword} ${only.name!.getText()}`, name: null, pattern: only, used: true };
  const first = [end, ...group].find(({ name, fixed }) => name && ts.isIdentifier(name) && !fixed);
  if (first) {
    const wanted = (first.name as TS.Identifier).text;
    const clashes = [...others, ...group.filter((one) => one !== first && !isNamed(one, wanted))].some(({ bodies }) =>
      namesIn(bodies).has(wanted),
    );
    const keyword = group.some((one) => isNamed(one, wanted) && one.keyword === "let") ? "let" : "const";
    return whole(clashes ? fresh(wanted) : wanted, keyword);
  }
  if (named.length === 0 && !needed) return whole(fresh(`_${noun}`), "const", false);
  return whole(fresh(noun));
}

/** Why a taker can't use the common name in the place of its own, as a clause. */
export function renameReason(taker: Taker, name: string | null): string | null {
  if (name === null || !taker.name || !ts.isIdentifier(taker.name) || taker.name.text === name) return null;
  const own = taker.name.text;
  if (!namesIn(taker.bodies).has(name) && !taker.bodies.some((one) => boundNames(one).has(own))) return null;
  return `line ${lineOf(taker.name)} calls its row \`${own}\`, which can't be \`${name}\` there`;
}

function isNamed({ name }: Taker, text: string): boolean {
  return name !== null && ts.isIdentifier(name) && name.text === text;
}

function ofFunction({ node, row, index }: RowFunction): Taker {
  const named = ts.isIdentifier(node);
  const bodies = named ? [] : row && !ts.isIdentifier(row.name) ? [row.name, node.body] : [node.body];
  return {
    name: row?.name ?? null,
    type: row?.type?.getText() ?? null,
    bodies,
    keyword: row && bodies.some((one) => [...boundNames(row)].some((name) => changes(one, name))) ? "let" : "const",
    fixed: false,
    needsName: named,
    index: index && bodies.some((one) => namesIn([one]).has(index.text)) ? index : null,
    renames: new Map(),
  };
}

function ofEnd(consumer: Consumer): Taker {
  switch (consumer.kind) {
    case "loop": {
      const head = consumer.loop.initializer;
      const bodies = [consumer.loop.statement];
      const declared = ts.isVariableDeclarationList(head);
      const keyword =
        !declared || head.flags & ts.NodeFlags.Const ? "const" : head.flags & ts.NodeFlags.Let ? "let" : "var";
      const { index } = consumer;
      const looked = index && namesIn(bodies).has(index.text) ? index : null;
      return {
        name: consumer.row,
        type: null,
        bodies,
        keyword,
        fixed: true,
        needsName: !declared,
        index: looked,
        renames: new Map(),
      };
    }
    case "indexed": {
      const bodies = [consumer.loop.statement];
      const { named, row, taken } = consumer;
      const flags = named?.declarationList.flags ?? ts.NodeFlags.Const;
      // Its own `rows[i]` don't count as uses of the index.
      const looked = countOf(bodies[0]!, consumer.index.text) > taken.length;
      return {
        name: row,
        type: null,
        bodies,
        keyword: flags & ts.NodeFlags.Const ? "const" : "let",
        fixed: true,
        needsName: row === null && taken.length > 0,
        index: looked ? consumer.index : null,
        renames: new Map(),
      };
    }
    case "forEach":
    case "reduce":
    case "search": {
      const taker = ofFunction(consumer.each);
      return consumer.kind === "search" && consumer.finds === "find" ? { ...taker, needsName: true } : taker;
    }
    default:
      return {
        name: null,
        type: null,
        bodies: [],
        keyword: "const",
        fixed: false,
        needsName: false,
        index: null,
        renames: new Map(),
      };
  }
}

/** Is the name given another value? */
export function changes(body: TS.Node, name: string): boolean {
  const isTarget = (node: TS.Node): boolean => {
    if (ts.isIdentifier(node)) return node.text === name;
    if (ts.isPropertyAssignment(node)) return isTarget(node.initializer);
    if (ts.isShorthandPropertyAssignment(node)) return isTarget(node.name);
    const pattern =
      ts.isArrayLiteralExpression(node) ||
      ts.isObjectLiteralExpression(node) ||
      ts.isSpreadElement(node) ||
      ts.isSpreadAssignment(node) ||
      ts.isParenthesizedExpression(node);
    return pattern && (ts.forEachChild(node, (child) => isTarget(child) || undefined) ?? false);
  };
  let found = false;
  each(body, (node) => {
    if (isAssignment(node)) found ||= isTarget(node.left);
    else if (isStep(node)) found ||= isTarget(node.operand);
    else if (
      (ts.isForOfStatement(node) || ts.isForInStatement(node)) &&
      !ts.isVariableDeclarationList(node.initializer)
    )
      found ||= isTarget(node.initializer);
  });
  return found;
}

function countOf(body: TS.Node, name: string): number {
  let count = 0;
  const visit = (node: TS.Node): void => {
    if (ts.isIdentifier(node) && node.text === name && namesIn([node]).has(name)) count++;
    ts.forEachChild(node, visit);
  };
  visit(body);
  return count;
}
