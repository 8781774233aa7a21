import type { ts as TS } from "@ts-morph/common";
import type { ClassFacts, Decorator, FunctionKind, Member, Parameter } from "../facts.ts";
import { intern } from "../intern.ts";
import { expression } from "./expression.ts";
import type { Extraction } from "./state.ts";
import { bindPattern, visit } from "./statement.ts";
import { members, typeRef } from "./type.ts";

interface Place {
  name?: string;
  class?: number;
  static?: boolean;
  /** A callback that gets one element of a list after another: what becomes of them is followed. */
  goesOver?: true;
}

/** Adds a function with everything inside it; returns its index. */
export function extractFunction(x: Extraction, node: TS.FunctionLikeDeclaration, place: Place): number {
  const kind = x.ts.SyntaxKind;
  const nameNode = node.name;
  const decorators = x.ts.canHaveDecorators(node) ? extractDecorators(x, node) : undefined;
  const state = x.begin({
    name: place.name ?? (nameNode && "text" in nameNode ? intern(nameNode.text as string) : ""),
    kind: functionKind(x, node),
    at: x.start(nameNode ?? node),
    ...(place.class === undefined ? {} : { class: place.class }),
    ...(place.static ? { static: true } : {}),
  });
  const { facts } = state;
  if (decorators) facts.decorators = decorators;
  if (node.modifiers?.some((m) => m.kind === kind.AsyncKeyword)) facts.async = true;
  if ("asteriskToken" in node && node.asteriskToken) facts.generator = true;
  const returnType = typeRef(x.ts, node.type);
  if (returnType) facts.returnType = returnType;
  node.parameters.forEach((parameter, index) => {
    facts.parameters.push(extractParameter(x, parameter, index));
  });
  if (place.goesOver)
    for (const parameter of facts.parameters) {
      if (parameter.name === "") continue;
      parameter.uses = [];
      state.given ??= new Map();
      state.given.set(parameter.name, parameter.uses);
    }
  if (node.body) {
    if (node.body.kind === kind.Block) for (const statement of (node.body as TS.Block).statements) visit(x, statement);
    else {
      const at = x.start(node.body);
      facts.returns.push(expression(x, node.body as TS.Expression, { as: "returned", at }));
    }
  }
  x.close(state);
  return state.index;
}

function functionKind(x: Extraction, node: TS.Node): FunctionKind {
  const kind = x.ts.SyntaxKind;
  switch (node.kind) {
    case kind.ArrowFunction:
      return "arrow";
    case kind.MethodDeclaration:
      return "method";
    case kind.Constructor:
      return "constructor";
    case kind.GetAccessor:
    case kind.SetAccessor:
      return "accessor";
    default:
      return "function";
  }
}

function extractParameter(x: Extraction, node: TS.ParameterDeclaration, index: number): Parameter {
  const kind = x.ts.SyntaxKind;
  const simple = node.name.kind === kind.Identifier;
  const parameter: Parameter = {
    name: simple ? intern((node.name as TS.Identifier).text) : "",
    at: x.start(node.name),
  };
  const type = typeRef(x.ts, node.type);
  if (type) parameter.type = type;
  if (node.questionToken) parameter.optional = true;
  if (node.dotDotDotToken) parameter.rest = true;
  if (node.initializer) parameter.default = expression(x, node.initializer, { as: "other", at: parameter.at });
  if (node.modifiers?.some((m) => m.kind !== kind.Decorator)) parameter.property = true;
  const decorators = extractDecorators(x, node);
  if (decorators) parameter.decorators = decorators;
  if (simple) x.current.names.set(parameter.name, null);
  else bindPattern(x, node.name as TS.BindingPattern, { parameter: index }, false);
  return parameter;
}

function extractDecorators(x: Extraction, node: TS.HasDecorators): Decorator[] | undefined {
  const nodes = x.ts.getDecorators(node);
  if (!nodes?.length) return undefined;
  return nodes.map((decorator) => {
    const at = x.start(decorator.expression);
    if (decorator.expression.kind !== x.ts.SyntaxKind.CallExpression)
      return { callee: expression(x, decorator.expression, { as: "other", at }), at };
    const call = decorator.expression as TS.CallExpression;
    return {
      callee: expression(x, call.expression, { as: "other", at }),
      arguments: call.arguments.map((a) => expression(x, a, { as: "other", at })),
      at,
    };
  });
}

/** Adds a class with its members; returns its index. */
export function extractClass(x: Extraction, node: TS.ClassLikeDeclaration): number {
  const kind = x.ts.SyntaxKind;
  const facts: ClassFacts = {
    name: intern(node.name?.text ?? ""),
    at: x.start(node.name ?? node),
    parent: x.current.index,
    members: [],
  };
  const index = x.facts.classes.push(facts) - 1;
  if (facts.name) x.current.names.set(facts.name, null);
  const decorators = extractDecorators(x, node as TS.HasDecorators);
  if (decorators) facts.decorators = decorators;
  if (node.modifiers?.some((m) => m.kind === kind.AbstractKeyword)) facts.abstract = true;
  for (const clause of node.heritageClauses ?? []) {
    for (const type of clause.types) {
      if (clause.token === kind.ExtendsKeyword) {
        const value = expression(x, type.expression, { as: "other", at: facts.at });
        const args = type.typeArguments?.map((t) => typeRef(x.ts, t) ?? { name: "" });
        facts.extends = args ? { value, arguments: args } : { value };
      } else {
        const ref = typeRef(x.ts, type);
        if (ref) {
          facts.implements ??= [];
          facts.implements.push(ref);
        }
      }
    }
  }
  const fields = x.begin({ name: "", kind: "constructor", at: facts.at, class: index });
  facts.fields = fields.index;
  for (const member of node.members) extractMember(x, facts, index, member);
  x.close(fields);
  return index;
}

function extractMember(x: Extraction, facts: ClassFacts, index: number, node: TS.ClassElement): void {
  const kind = x.ts.SyntaxKind;
  if (node.kind === kind.Constructor) {
    const declaration = node as TS.ConstructorDeclaration;
    if (!declaration.body) return; // an overload
    facts.constructorFunction = extractFunction(x, declaration, { name: "constructor", class: index });
    return;
  }
  if (node.kind === kind.ClassStaticBlockDeclaration) {
    x.ts.forEachChild((node as TS.ClassStaticBlockDeclaration).body, (child) => visit(x, child));
    return;
  }
  const nameNode = node.name;
  if (!nameNode || !("text" in nameNode)) return;
  const name = intern(nameNode.text as string);
  const modifiers = (node as TS.MethodDeclaration).modifiers;
  const isStatic = modifiers?.some((m) => m.kind === kind.StaticKeyword) ?? false;
  const member: Member = { name, at: x.start(nameNode) };
  if (isStatic) member.static = true;
  if (modifiers?.some((m) => m.kind === kind.AbstractKeyword)) member.abstract = true;
  if (node.kind === kind.PropertyDeclaration) {
    const property = node as TS.PropertyDeclaration;
    const decorators = extractDecorators(x, property);
    if (decorators) member.decorators = decorators;
    const type = typeRef(x.ts, property.type);
    if (type) member.type = type;
    if (property.initializer) {
      member.init = expression(x, property.initializer, { as: "stored", at: member.at });
      if (typeof member.init === "object" && member.init && "function" in member.init) {
        member.function = member.init.function;
        const fn = x.facts.functions[member.function]!;
        fn.name ||= name;
        fn.class = index;
        if (isStatic) fn.static = true;
      }
    }
  } else if (node.kind === kind.MethodDeclaration || node.kind === kind.GetAccessor) {
    const method = node as TS.MethodDeclaration;
    if (!method.body && !member.abstract) return; // an overload
    if (method.body) {
      member.function = extractFunction(x, method, { name, class: index, static: isStatic });
      const decorators = x.facts.functions[member.function]?.decorators;
      if (decorators) member.decorators = decorators;
    }
  } else return;
  facts.members.push(member);
}

/** Adds an interface or type alias. */
export function extractType(x: Extraction, node: TS.InterfaceDeclaration | TS.TypeAliasDeclaration): void {
  if (node.kind === x.ts.SyntaxKind.InterfaceDeclaration) {
    const declaration = node as TS.InterfaceDeclaration;
    const parents = declaration.heritageClauses?.flatMap((c) => c.types.map((t) => typeRef(x.ts, t)));
    x.facts.types.push({
      name: intern(declaration.name.text),
      interface: true,
      ...(parents ? { extends: parents.filter((p) => p !== undefined) } : {}),
      members: members(x.ts, declaration.members),
    });
    return;
  }
  const { type } = node as TS.TypeAliasDeclaration;
  // `type Queue = { process(…): … }` says what an interface says, and classes implement it.
  if (type.kind === x.ts.SyntaxKind.TypeLiteral) {
    x.facts.types.push({
      name: intern(node.name.text),
      interface: true,
      members: members(x.ts, (type as TS.TypeLiteralNode).members),
    });
    return;
  }
  const alias = typeRef(x.ts, type);
  const gives = givenBack(x, node as TS.TypeAliasDeclaration);
  x.facts.types.push({
    name: intern(node.name.text),
    ...(alias ? { alias } : {}),
    ...(gives >= 0 ? { gives } : {}),
  });
}

/** `type Maker<T> = () => T`: the place of T among the alias's parameters; -1 for any other type. */
function givenBack(x: Extraction, { type, typeParameters }: TS.TypeAliasDeclaration): number {
  if (!typeParameters || type.kind !== x.ts.SyntaxKind.FunctionType) return -1;
  const back = typeRef(x.ts, (type as TS.FunctionTypeNode).type)?.name;
  return typeParameters.findIndex((parameter) => parameter.name.text === back);
}
