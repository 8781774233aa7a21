import type { ts as TS } from "@ts-morph/common";
import type { Expr, Segment, Use } from "../facts.ts";
import { intern } from "../intern.ts";
import { extractClass, extractFunction } from "./declaration.ts";
import { membersOf } from "./members.ts";
import type { Extraction } from "./state.ts";
import { visit } from "./statement.ts";
import { typeRef } from "./type.ts";
import { comesFromCall } from "./walk.ts";

const other: Expr = "";
const longestText = 2000;
const mostEntries = 60;
const counting = new Set(["length", "size"]);

/**
 * An expression's facts; the calls inside it are added to the current function.
 * `use` says what becomes of its value.
 */
export function expression(x: Extraction, node: TS.Expression, use: Use): Expr {
  const kind = x.ts.SyntaxKind;
  switch (node.kind) {
    case kind.Identifier: {
      const name = intern((node as TS.Identifier).text);
      x.use(name, use);
      return name;
    }
    case kind.ThisKeyword:
      return "this";
    case kind.SuperKeyword:
      return "super";
    case kind.ImportKeyword:
      return "import";
    case kind.MetaProperty:
      return "import.meta";
    case kind.StringLiteral:
    case kind.NoSubstitutionTemplateLiteral:
      return { text: intern((node as TS.StringLiteral).text.slice(0, longestText)) };
    case kind.NumericLiteral:
      return Number((node as TS.NumericLiteral).text);
    case kind.TrueKeyword:
    case kind.FalseKeyword:
      return node.kind === kind.TrueKeyword;
    case kind.NullKeyword:
      return null;
    case kind.TemplateExpression: {
      const template = node as TS.TemplateExpression;
      const parts = [intern(template.head.text.slice(0, longestText))];
      const values: Expr[] = [];
      for (const span of template.templateSpans) {
        values.push(expression(x, span.expression, { as: "tested", at: use.at }));
        parts.push(intern(span.literal.text.slice(0, longestText)));
      }
      return { template: parts, values };
    }
    case kind.AsExpression: {
      const assertion = node as TS.AsExpression;
      const of = expression(x, assertion.expression, use);
      const type = saysNothing(of) ? typeRef(x.ts, assertion.type) : undefined;
      return type && type.name !== "const" ? { typed: type, of } : of;
    }
    case kind.ParenthesizedExpression:
    case kind.SatisfiesExpression:
    case kind.NonNullExpression:
    case kind.TypeAssertionExpression:
      return expression(x, (node as TS.ParenthesizedExpression).expression, use);
    case kind.AwaitExpression:
      return awaited(x, node as TS.AwaitExpression, use);
    case kind.PropertyAccessExpression:
    case kind.ElementAccessExpression:
    case kind.CallExpression:
    case kind.NewExpression:
    case kind.TaggedTemplateExpression:
      return chain(x, node, use);
    case kind.ObjectLiteralExpression:
      return object(x, node as TS.ObjectLiteralExpression, use);
    case kind.ArrayLiteralExpression: {
      const items = (node as TS.ArrayLiteralExpression).elements.map((e) => expression(x, e, use));
      return { array: items.slice(0, mostEntries) };
    }
    case kind.SpreadElement: {
      const inner = (node as TS.SpreadElement).expression;
      return { spread: expression(x, inner, { ...use, as: use.as === "passed" ? "passed" : "spread" }) };
    }
    case kind.ArrowFunction:
    case kind.FunctionExpression:
      return { function: extractFunction(x, node as TS.ArrowFunction, goesOver(use) ? { goesOver: true } : {}) };
    case kind.ClassExpression:
      return { class: extractClass(x, node as TS.ClassExpression) };
    case kind.ConditionalExpression: {
      const choice = node as TS.ConditionalExpression;
      const test = expression(x, choice.condition, { as: "tested", at: x.start(choice) });
      return {
        choice: "?:",
        test,
        of: [expression(x, choice.whenTrue, use), expression(x, choice.whenFalse, use)],
      };
    }
    case kind.BinaryExpression:
      return binary(x, node as TS.BinaryExpression, use);
    case kind.PrefixUnaryExpression:
    case kind.PostfixUnaryExpression: {
      const unary = node as TS.PrefixUnaryExpression;
      const of = expression(x, unary.operand, { as: "tested", at: use.at });
      const minus = unary.operator === kind.MinusToken;
      if (minus && typeof of === "number") return -of;
      return { operator: x.ts.tokenToString(unary.operator) ?? "?", of: [of] };
    }
    case kind.VoidExpression:
      expression(x, (node as TS.VoidExpression).expression, { as: "discarded", at: use.at });
      return "undefined";
    case kind.TypeOfExpression:
    case kind.DeleteExpression:
      return {
        operator: "typeof",
        of: [expression(x, (node as TS.TypeOfExpression).expression, { as: "tested", at: use.at })],
      };
    case kind.YieldExpression: {
      const inner = (node as TS.YieldExpression).expression;
      if (inner) expression(x, inner, { as: "yielded", at: x.start(inner) });
      return other;
    }
    case kind.OmittedExpression:
      return other;
    default:
      x.ts.forEachChild(node, (child) => visit(x, child));
      return other;
  }
}

/** Methods of a list that hand its elements to a function, and some of cursors and streams. */
const overLists = new Set(
  (
    "map flatMap forEach filter find findIndex findLast some every sort toSorted reduce reduceRight group groupBy " +
    "eachAsync each then"
  ).split(" "),
);

const goesOver = ({ as, name }: Use): boolean => as === "passed" && name !== undefined && overLists.has(name);

/** A value that tells nothing by itself, so that an asserted type is all there is. */
function saysNothing(value: Expr): boolean {
  if (value === "globalThis" || value === "global" || value === "undefined" || value === null) return true;
  return typeof value === "object" && "object" in value && value.object.length === 0;
}

function awaited(x: Extraction, node: TS.AwaitExpression, use: Use): Expr {
  const inner = unwrap(x, node.expression);
  if (inner.kind === x.ts.SyntaxKind.Identifier) {
    const at = x.start(inner);
    const name = intern((inner as TS.Identifier).text);
    x.use(name, { as: "awaited", at });
    return { await: name, at };
  }
  const value = expression(x, inner, use);
  if (typeof value !== "object" || value === null || !("call" in value)) return { await: value, at: x.start(inner) };
  const call = x.current.facts.calls[value.call];
  if (call) call.awaited = true;
  return { call: value.call, awaited: true };
}

/** Looks through parentheses and type assertions. */
function unwrap(x: Extraction, node: TS.Expression): TS.Expression {
  const kind = x.ts.SyntaxKind;
  let inner = node;
  while (
    inner.kind === kind.ParenthesizedExpression ||
    inner.kind === kind.AsExpression ||
    inner.kind === kind.SatisfiesExpression ||
    inner.kind === kind.NonNullExpression ||
    inner.kind === kind.TypeAssertionExpression
  ) {
    inner = (inner as TS.ParenthesizedExpression).expression;
  }
  return inner;
}

interface Link {
  node: TS.Expression;
  name: string;
  nameNode?: TS.Node;
  arguments?: readonly TS.Expression[];
  index?: TS.Expression;
  new?: boolean;
  tagged?: boolean;
  typeArguments?: readonly TS.TypeNode[];
}

/** Takes a chain apart, from its end to its root. */
function links(x: Extraction, start: TS.Expression): { root: TS.Expression; links: Link[] } {
  const kind = x.ts.SyntaxKind;
  const found: Link[] = [];
  let node = start;
  let pending: Link | undefined; // a call whose callee's name is still to come
  for (;;) {
    if (node.kind === kind.PropertyAccessExpression) {
      const access = node as TS.PropertyAccessExpression;
      if (pending) {
        pending.name = intern(access.name.text);
        pending.nameNode = access.name;
        found.push(pending);
        pending = undefined;
      } else found.push({ node, name: intern(access.name.text), nameNode: access.name });
      node = access.expression;
    } else if (node.kind === kind.ElementAccessExpression) {
      const access = node as TS.ElementAccessExpression;
      const literal = access.argumentExpression;
      const text = x.ts.isStringLiteralLike(literal) ? intern(literal.text) : undefined;
      const link = pending ?? { node, name: "" };
      link.name = text ?? "[]";
      link.nameNode = literal;
      if (text === undefined) link.index = literal;
      found.push(link);
      pending = undefined;
      node = access.expression;
    } else if (node.kind === kind.CallExpression || node.kind === kind.NewExpression) {
      const call = node as TS.CallExpression;
      if (pending) found.push(pending);
      pending = { node, name: "", arguments: call.arguments ?? [] };
      if (call.typeArguments) pending.typeArguments = call.typeArguments;
      node = call.expression;
      if (call.kind === (kind.NewExpression as TS.SyntaxKind)) {
        // `new a.B()` constructs the member, so its name stays a member and the construction a link of its own.
        pending.new = true;
        pending.nameNode = node;
        found.push(pending);
        pending = undefined;
      }
    } else if (node.kind === kind.TaggedTemplateExpression) {
      const tagged = node as TS.TaggedTemplateExpression;
      if (pending) found.push(pending);
      pending = { node, name: "", arguments: [tagged.template], tagged: true };
      node = tagged.tag;
    } else if (
      node.kind === kind.NonNullExpression ||
      node.kind === kind.ParenthesizedExpression ||
      node.kind === kind.AsExpression ||
      node.kind === kind.SatisfiesExpression
    ) {
      node = (node as TS.ParenthesizedExpression).expression;
    } else break;
  }
  if (pending) found.push(pending);
  return { root: node, links: found.reverse() };
}

function linkUse(x: Extraction, link: Link | undefined, outer: Use): Use {
  if (!link) return outer;
  const at = link.nameNode ? x.start(link.nameNode) : outer.at;
  if (link.index)
    return link.index.kind === x.ts.SyntaxKind.NumericLiteral
      ? { as: "indexed", at, name: intern((link.index as TS.NumericLiteral).text) }
      : { as: "indexed", at };
  if (link.arguments) return link.name ? { as: "method", at, name: link.name } : { as: "other", at, name: "called" };
  if (counting.has(link.name)) return { as: "counted", at };
  if (/^\d+$/.test(link.name)) return { as: "indexed", at, name: link.name };
  return { as: "property", at, name: link.name };
}

function chain(x: Extraction, node: TS.Expression, use: Use): Expr {
  const taken = links(x, node);
  let lastCall = -1;
  taken.links.forEach((link, i) => {
    if (link.arguments) lastCall = i;
  });
  if (lastCall < 0) {
    const root = expression(x, taken.root, linkUse(x, taken.links[0], use));
    return members(x, root, taken.links);
  }
  const slot = x.reserveCall();
  const root = expression(x, taken.root, linkUse(x, taken.links[0], use));
  const segments: Segment[] = taken.links.slice(0, lastCall + 1).map((link) => segment(x, link, slot.index));
  slot.fill({
    root,
    chain: segments,
    ...x.around(),
    use: linkUse(x, taken.links[lastCall + 1], use),
  });
  return members(x, { call: slot.index }, taken.links.slice(lastCall + 1));
}

const members = (x: Extraction, root: Expr, rest: readonly Link[]): Expr =>
  membersOf(root, rest, ({ index }) => expression(x, index!, { as: "tested", at: x.start(index!) }));

function segment(x: Extraction, link: Link, call: number): Segment {
  const at = x.start(link.nameNode ?? link.node);
  const result: Segment = { name: link.name, at };
  if (link.new) result.new = true;
  if (link.tagged) result.tagged = true;
  if (link.index) result.index = expression(x, link.index, { as: "tested", at });
  if (link.typeArguments?.length) {
    result.typeArguments = link.typeArguments.map((t) => typeRef(x.ts, t) ?? { name: "" });
  }
  if (link.arguments) {
    result.arguments = link.arguments.map((argument, i) =>
      expression(x, argument, {
        as: "passed",
        at: x.start(argument),
        call,
        argument: i,
        ...(link.name ? { name: link.name } : {}),
      }),
    );
  }
  return result;
}

function object(x: Extraction, node: TS.ObjectLiteralExpression, use: Use): Expr {
  const kind = x.ts.SyntaxKind;
  const entries: [string, Expr, Expr?][] = [];
  for (const property of node.properties) {
    if (property.kind === kind.SpreadAssignment) {
      entries.push(["...", expression(x, (property as TS.SpreadAssignment).expression, use)]);
      continue;
    }
    const nameNode = property.name!;
    const computed = nameNode.kind === kind.ComputedPropertyName;
    const name = computed ? "[]" : "text" in nameNode ? intern(nameNode.text as string) : "";
    const entry: [string, Expr, Expr?] = [name, other];
    if (computed) entry[2] = expression(x, nameNode.expression, { as: "tested", at: x.start(nameNode) });
    if (property.kind === kind.PropertyAssignment) {
      entry[1] = expression(x, (property as TS.PropertyAssignment).initializer, use);
    } else if (property.kind === kind.ShorthandPropertyAssignment) {
      x.use(name, use);
      entry[1] = name;
    } else {
      const fn = extractFunction(x, property as TS.MethodDeclaration, { name });
      entry[1] = { function: fn };
    }
    if (entries.length < mostEntries) entries.push(entry);
  }
  return { object: entries };
}

function binary(x: Extraction, node: TS.BinaryExpression, use: Use): Expr {
  const kind = x.ts.SyntaxKind;
  const operator = node.operatorToken.kind;
  if (
    operator === kind.EqualsToken ||
    operator === kind.QuestionQuestionEqualsToken ||
    operator === kind.BarBarEqualsToken
  )
    return assignment(x, node);
  if (operator === kind.CommaToken) {
    expression(x, node.left, { as: "discarded", at: use.at });
    return expression(x, node.right, use);
  }
  if (
    operator === kind.QuestionQuestionToken ||
    operator === kind.BarBarToken ||
    operator === kind.AmpersandAmpersandToken
  ) {
    const and = operator === kind.AmpersandAmpersandToken;
    const left = expression(x, node.left, and ? { as: "tested", at: use.at } : use);
    const right = expression(x, node.right, use);
    const name = and ? "&&" : operator === kind.BarBarToken ? "||" : "??";
    return and ? { choice: name, test: left, of: [right, "undefined"] } : { choice: name, of: [left, right] };
  }
  const tested: Use = { as: "tested", at: use.at };
  return {
    operator: x.ts.tokenToString(operator) ?? "?",
    of: [expression(x, node.left, tested), expression(x, node.right, tested)],
  };
}

function assignment(x: Extraction, node: TS.BinaryExpression): Expr {
  const left = unwrap(x, node.left);
  const at = x.start(left);
  if (left.kind === x.ts.SyntaxKind.Identifier) {
    const name = intern((left as TS.Identifier).text);
    const found = x.find(name);
    const local = found && found.owner === x.current && x.current.index !== 0;
    const value = expression(x, node.right, local ? { as: "bound", at, name } : { as: "stored", at, name });
    if (found) {
      found.binding.assigned ??= [];
      // An expression's calls belong to its function, so those of others stand among their own assignments.
      found.binding.assigned.push(found.owner === x.current ? value : other);
      if (found.owner !== x.current) x.current.facts.assignments.push({ target: name, value });
      if (local && !found.binding.uses && comesFromCall(value)) found.binding.uses = [];
    } else if (!x.current.names.has(name)) x.current.facts.assignments.push({ target: name, value });
    return value;
  }
  const target = expression(x, left, { as: "other", at });
  // `cache[key] = rows` is kept by `cache`.
  const kept = typeof target === "object" && target && "member" in target ? target.of : target;
  const named = typeof kept === "string" && kept !== "" ? { name: kept } : {};
  const value = expression(x, node.right, { as: "stored", at, ...named });
  x.current.facts.assignments.push({ target, value });
  return value;
}
