/** The read in its syntax tree: a chain of calls, from the first that is part of it to the last. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "../../../../rewrite/typescript.ts";
import type { Range } from "../../../finding.ts";
import { nodeAt, offsetOf } from "../target.ts";

/** `.name(…)`, or a call of a name itself (`knex("orders")`), or a template (`` sql`…` ``). */
export interface Link {
  name: string;
  call: TS.CallExpression | TS.TaggedTemplateExpression;
  /** What the method is called on; null for a call of a name itself. */
  receiver: TS.Expression | null;
  /** Where the name stands. */
  at: TS.Identifier;
}

export interface Chain {
  /** The call that the finding stands under is `links[at]`; before it is what its receiver was made by. */
  links: Link[];
  at: number;
}

/** The chain whose link's name stands at the range; null when the text is not the one the finding was made for. */
export function chainAt(file: TS.SourceFile, range: Range): Chain | null {
  const node = nodeAt(file, offsetOf(file, range.start.line, range.start.column));
  if (!node || !ts.isIdentifier(node)) return null;
  const own = linkOf(callOf(node));
  if (!own || own.at !== node) return null;
  const inner: Link[] = [];
  for (let one: Link | null = own; one?.receiver; ) {
    one = linkOf(bare(one.receiver));
    if (one) inner.unshift(one);
  }
  const links = [...inner, own];
  for (let one: Link | null = own; one; ) {
    one = next(one.call);
    if (one) links.push(one);
  }
  return { links, at: inner.length };
}

/** The arguments of a call; a template has none. */
export function argumentsOf({ call }: Link): readonly TS.Expression[] {
  return ts.isCallExpression(call) ? call.arguments : [];
}

function callOf(name: TS.Identifier): TS.Node {
  const { parent } = name;
  return ts.isPropertyAccessExpression(parent) && parent.name === name ? parent.parent : parent;
}

function linkOf(node: TS.Node): Link | null {
  const callee = ts.isCallExpression(node) ? node.expression : ts.isTaggedTemplateExpression(node) ? node.tag : null;
  if (!callee || (ts.isCallExpression(node) && node.questionDotToken)) return null;
  const call = node as Link["call"];
  if (ts.isIdentifier(callee)) return { name: callee.text, call, receiver: null, at: callee };
  if (!ts.isPropertyAccessExpression(callee) || callee.questionDotToken || !ts.isIdentifier(callee.name)) return null;
  return { name: callee.name.text, call, receiver: callee.expression, at: callee.name };
}

/** The call of a method on what a call gives. */
function next(call: TS.Expression): Link | null {
  let at: TS.Node = call;
  while (ts.isNonNullExpression(at.parent) || ts.isParenthesizedExpression(at.parent)) at = at.parent;
  const access = at.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== at) return null;
  return access.parent && ts.isCallExpression(access.parent) && access.parent.expression === access
    ? linkOf(access.parent)
    : null;
}

function bare(node: TS.Expression): TS.Expression {
  let at = node;
  while (ts.isNonNullExpression(at) || ts.isParenthesizedExpression(at)) at = at.expression;
  return at;
}
