import type { ts as TS } from "@ts-morph/common";
import type { TypeRef } from "../facts.ts";
import { intern } from "../intern.ts";

const deepest = 4;

/** An interface of all services of an application has a hundred; generated ones have thousands. */
const mostMembers = 300;

/** A type as far as receivers need it: names, arguments, members of literal types. */
export function typeRef(ts: typeof TS, node: TS.TypeNode | undefined, depth = 0): TypeRef | undefined {
  if (!node || depth > deepest) return undefined;
  const kind = ts.SyntaxKind;
  switch (node.kind) {
    case kind.TypeReference: {
      const reference = node as TS.TypeReferenceNode;
      const name = entityName(ts, reference.typeName);
      const args = reference.typeArguments?.map((a) => typeRef(ts, a, depth + 1) ?? { name: "" });
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
        if (found) return empty ? { ...found, optional: true } : found;
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
    const type = "type" in member ? typeRef(ts, member.type as TS.TypeNode | undefined, depth + 1) : undefined;
    const method = member.kind === ts.SyntaxKind.MethodSignature;
    // A member whose type has no name says nothing about a receiver.
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
