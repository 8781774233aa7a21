import type { ts as TS } from "@ts-morph/common";
import type { TypeRef } from "../facts.ts";
import { intern } from "../intern.ts";

const deepest = 4;

/** An interface of all services of an application has a hundred; generated ones have thousands. */
const mostMembers = 300;

/** A type as far as receivers and columns need it: names, arguments, members of literal types. */
export function typeRef(ts: typeof TS, node: TS.TypeNode | undefined, depth = 0): TypeRef | undefined {
  if (!node || depth > deepest) return undefined;
  const kind = ts.SyntaxKind;
  switch (node.kind) {
    case kind.TypeReference: {
      const reference = node as TS.TypeReferenceNode;
      const name = entityName(ts, reference.typeName);
      const args = reference.typeArguments?.map((a, at) =>
        at === 1 && picking.has(name) ? textsOf(ts, a) : argumentOf(ts, a, depth),
      );
      return args?.length ? { name, arguments: args } : { name };
    }
    case kind.ExpressionWithTypeArguments: {
      const expression = node as TS.ExpressionWithTypeArguments;
      if (expression.expression.kind !== kind.Identifier) return undefined;
      const args = expression.typeArguments?.map((a) => typeRef(ts, a, depth + 1) ?? { name: "" });
      const name = intern((expression.expression as TS.Identifier).text);
      return args?.length ? { name, arguments: args } : { name };
    }
    case kind.ArrayType: {
      const element = typeRef(ts, (node as TS.ArrayTypeNode).elementType, depth + 1);
      return { name: "[]", arguments: [element ?? { name: "" }] };
    }
    case kind.ParenthesizedType:
      return typeRef(ts, (node as TS.ParenthesizedTypeNode).type, depth);
    case kind.TypeOperator:
      return typeRef(ts, (node as TS.TypeOperatorNode).type, depth);
    case kind.UnionType:
    case kind.IntersectionType: {
      const parts = (node as TS.UnionTypeNode).types;
      const empty = parts.some((p) => p.kind === kind.UndefinedKeyword || isNull(ts, p));
      for (const part of parts) {
        if (part.kind === kind.UndefinedKeyword || isNull(ts, part)) continue;
        const found = typeRef(ts, part, depth);
        if (!found) continue;
        const others = parts.some((p) => p !== part && p.kind !== kind.UndefinedKeyword && !isNull(ts, p));
        return { ...found, ...(empty ? { optional: true } : {}), ...(others ? { part: true } : {}) };
      }
      return undefined;
    }
    case kind.TypeQuery: {
      const query = node as TS.TypeQueryNode;
      return { name: entityName(ts, query.exprName), typeof: true };
    }
    case kind.TypeLiteral:
      return { name: "{}", members: members(ts, (node as TS.TypeLiteralNode).members, depth) };
    default:
      return undefined;
  }
}

function argumentOf(ts: typeof TS, node: TS.TypeNode, depth: number): TypeRef {
  return typeRef(ts, node, depth + 1) ?? plainType(ts, node) ?? { name: "" };
}

/** Types that take members of another by their names. */
const picking = new Set(["Pick", "Omit"]);

/** `"a" | "b"`, the names of members. */
function textsOf(ts: typeof TS, node: TS.TypeNode): TypeRef {
  const parts = node.kind === ts.SyntaxKind.UnionType ? [...(node as TS.UnionTypeNode).types] : [node];
  const members: { name: string }[] = [];
  for (const part of parts) {
    const literal = part.kind === ts.SyntaxKind.LiteralType ? (part as TS.LiteralTypeNode).literal : undefined;
    if (literal?.kind !== ts.SyntaxKind.StringLiteral) return { name: "" };
    members.push({ name: intern((literal as TS.StringLiteral).text) });
  }
  return { name: "{}", members };
}

/** What a value of a column is, which is nothing to call a method of: `number`, `string | null`, `"paid" | "open"`. */
function plainType(ts: typeof TS, node: TS.TypeNode | undefined): TypeRef | undefined {
  const kind = ts.SyntaxKind;
  switch (node?.kind) {
    case kind.NumberKeyword:
      return { name: "number" };
    case kind.StringKeyword:
      return { name: "string" };
    case kind.BooleanKeyword:
      return { name: "boolean" };
    case kind.BigIntKeyword:
      return { name: "bigint" };
    case kind.UnknownKeyword:
    case kind.AnyKeyword:
      return { name: "any" };
    case kind.LiteralType: {
      const literal = (node as TS.LiteralTypeNode).literal.kind;
      if (literal === kind.StringLiteral) return { name: "string" };
      return literal === kind.NumericLiteral ? { name: "number" } : undefined;
    }
    case kind.UnionType: {
      const parts = (node as TS.UnionTypeNode).types;
      const full = parts.filter((p) => p.kind !== kind.UndefinedKeyword && !isNull(ts, p));
      const found = full.map((p) => plainType(ts, p));
      const [first] = found;
      if (!first || found.some((one) => one?.name !== first.name)) return undefined;
      return full.length < parts.length ? { ...first, optional: true } : first;
    }
    default:
      return undefined;
  }
}

/** Named members of an interface or a literal type. */
export function members(
  ts: typeof TS,
  nodes: TS.NodeArray<TS.TypeElement>,
  depth = 0,
): { name: string; type?: TypeRef }[] {
  const result: { name: string; type?: TypeRef }[] = [];
  for (const member of nodes) {
    const name = member.name && "text" in member.name ? intern(member.name.text as string) : undefined;
    if (!name) continue;
    const written = "type" in member ? (member.type as TS.TypeNode | undefined) : undefined;
    const type = typeRef(ts, written, depth + 1) ?? plainType(ts, written);
    const method = member.kind === ts.SyntaxKind.MethodSignature;
    // A member whose type has no name says nothing about a receiver or a column.
    if (type && !method) result.push({ name, type: member.questionToken ? { ...type, optional: true } : type });
    if (result.length >= mostMembers) break;
  }
  return result;
}

function isNull(ts: typeof TS, node: TS.TypeNode): boolean {
  return (
    node.kind === ts.SyntaxKind.LiteralType && (node as TS.LiteralTypeNode).literal.kind === ts.SyntaxKind.NullKeyword
  );
}

function entityName(ts: typeof TS, name: TS.EntityName): string {
  return name.kind === ts.SyntaxKind.Identifier
    ? intern((name as TS.Identifier).text)
    : `${entityName(ts, (name as TS.QualifiedName).left)}.${(name as TS.QualifiedName).right.text}`;
}
