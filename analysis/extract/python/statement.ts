import type { Binding, Expr, Loop, Use } from "../../facts.ts";
import { intern } from "../../intern.ts";
import { endBy, leave, openLoop } from "../loops.ts";
import { assignTo, bindTarget } from "./assignment.ts";
import { extractClass, extractDecorators, extractFunction } from "./declaration.ts";
import { expression } from "./expression.ts";
import { isNumbered, iterable } from "./iteration.ts";
import { extractImport } from "./module.ts";
import type { PythonWalk } from "./python-walk.ts";
import { hasToken, named, type PythonNode, part, parts } from "./tree.ts";
import { typeRef } from "./type.ts";

/** Walks the statements of a block. */
export function block(x: PythonWalk, node: PythonNode): void {
  for (const child of named(node)) statement(x, child);
}

/** Walks a statement. */
export function statement(x: PythonWalk, node: PythonNode): void {
  const discarded: Use = { as: "discarded", at: x.start(node) };
  switch (node.type) {
    case "expression_statement":
      for (const child of named(node)) {
        if (child.type === "assignment") assignment(x, child);
        else if (child.type === "augmented_assignment") augmented(x, child);
        // A text by itself is a comment.
        else if (child.type !== "string") expression(x, child, discarded);
      }
      return;
    case "return_statement": {
      leave(x, x.current.loops);
      const value = named(node)[0];
      if (value)
        x.current.facts.returns.push(expression(x, value, { as: "returned", at: x.start(node), name: "return" }));
      return;
    }
    case "break_statement":
      leave(x, x.current.loops.slice(-1));
      return;
    case "continue_statement": {
      const loop = x.current.loops.at(-1);
      if (loop?.over !== undefined) loop.skips = true;
      return;
    }
    case "if_statement":
      branch(x, node);
      return;
    case "for_statement":
      loopOver(x, node);
      return;
    case "while_statement": {
      const test = expression(x, part(node, "condition")!, { as: "tested", at: x.start(node) });
      inLoop(x, openLoop(x.start(node), x.at(node.end), test), node);
      return;
    }
    case "try_statement":
      attempt(x, node);
      return;
    case "with_statement":
      using(x, node);
      return;
    case "decorated_definition": {
      const nodes = named(node).filter((child) => child.type === "decorator");
      const decorators = extractDecorators(x, nodes);
      const definition = part(node, "definition")!;
      if (definition.type === "class_definition") extractClass(x, definition, decorators);
      else declare(x, definition, decorators);
      return;
    }
    case "function_definition":
      declare(x, node, undefined);
      return;
    case "class_definition":
      extractClass(x, node, undefined);
      return;
    case "import_statement":
    case "import_from_statement":
    case "future_import_statement":
      extractImport(x, node);
      return;
    case "global_statement":
    case "nonlocal_statement": {
      const names = x.outer.get(x.current.facts) ?? new Set();
      for (const child of named(node)) names.add(x.textOf(child));
      x.outer.set(x.current.facts, names);
      return;
    }
    case "block":
      block(x, node);
      return;
    case "case_clause":
      x.inBlock(() => {
        for (const child of named(node)) statement(x, child);
      });
      return;
    case "match_statement":
    case "ERROR":
      for (const child of named(node))
        if (child.field === "subject") expression(x, child, { as: "tested", at: x.start(child) });
        else statement(x, child);
      return;
    case "delete_statement":
      for (const child of named(node)) remove(x, child);
      return;
    case "case_pattern":
    case "print_statement":
    case "exec_statement":
    case "assert_statement":
    case "raise_statement":
      if (node.type === "raise_statement") endBy(x, x.current.loops);
      for (const child of named(node)) expression(x, child, { as: "other", at: x.start(child) });
      return;
    default:
      expression(x, node, { as: "other", at: x.start(node) });
  }
}

function declare(x: PythonWalk, node: PythonNode, decorators: ReturnType<typeof extractDecorators> | undefined): void {
  const nameNode = part(node, "name");
  if (nameNode) x.current.names.set(x.textOf(nameNode), null);
  extractFunction(x, node, decorators);
}

function assignment(x: PythonWalk, node: PythonNode): void {
  const left = part(node, "left")!;
  const right = part(node, "right");
  const type = typeRef(x, part(node, "type"));
  if (right) assignTo(x, left, right);
  if (!type || left.type !== "identifier") return;
  const name = x.textOf(left);
  const known = x.current.names.get(name);
  if (known) known.type ??= type;
  else if (known === undefined) x.bind({ name, at: x.start(left), type });
}

/** `del rows[key]` takes out what it names, as a method would. */
function remove(x: PythonWalk, node: PythonNode): void {
  if (node.type === "expression_list" || node.type === "tuple") {
    for (const child of named(node)) remove(x, child);
    return;
  }
  const at = x.start(node);
  if (node.type !== "subscript") {
    expression(x, node, { as: "other", at });
    return;
  }
  const slot = x.reserveCall();
  const [value, ...keys] = named(node);
  const root = value ? expression(x, value, { as: "method", at, name: "delete" }) : "";
  for (const key of keys) if (key.type !== "slice") expression(x, key, { as: "other", at });
  slot.fill({ root, chain: [{ name: "delete", at, arguments: [] }], ...x.around(), use: { as: "discarded", at } });
}

/** `rows += page` adds to a list, as `extend` does; what is added to a number is a number. */
function augmented(x: PythonWalk, node: PythonNode): void {
  const [left, right] = [part(node, "left")!, part(node, "right")!];
  if (!hasToken(node, "+=") || !["call", "identifier", "list", "list_comprehension", "await"].includes(right.type)) {
    expression(x, left, { as: "other", at: x.start(left) });
    expression(x, right, { as: "other", at: x.start(right) });
    return;
  }
  const slot = x.reserveCall();
  const at = x.start(left);
  const root = expression(x, left, { as: "method", at, name: "extend" });
  const value = expression(x, right, {
    as: "passed",
    at: x.start(right),
    call: slot.index,
    argument: 0,
    name: "extend",
  });
  const chain = [{ name: "extend", at, arguments: [value] }];
  slot.fill({ root, chain, ...x.around(), use: { as: "discarded", at } });
}

/** Code that is there for whoever checks types is never run. */
const forTypes = /^(?:\w+\.)?TYPE_CHECKING$/;

function branch(x: PythonWalk, node: PythonNode): void {
  const state = x.current;
  const before = state.when.length;
  for (const child of [node, ...named(node)]) {
    if (child !== node && child.type !== "elif_clause" && child.type !== "else_clause") continue;
    const condition = part(child, "condition");
    if (condition) {
      const typesOnly = x.typesOnly;
      x.typesOnly ||= forTypes.test(x.textOf(condition));
      const { test, negated, whole } = tested(x, condition);
      state.when.push({ test, ...(negated ? { negated } : {}) });
      state.tests.push(whole);
      x.inBlock(() => block(x, part(child, "consequence")!));
      state.when.pop();
      state.tests.pop();
      x.typesOnly = typesOnly;
      state.when.push({ test, ...(negated ? {} : { negated: true }) });
    } else x.inBlock(() => block(x, part(child, "body")!));
  }
  state.when.length = before;
}

/** Of what is no name only that there is a condition is kept. */
function tested(x: PythonWalk, node: PythonNode): { test: Expr; negated: boolean; whole: Expr } {
  const found = expression(x, node, { as: "tested", at: x.start(node) });
  const negated = typeof found === "object" && found !== null && "operator" in found && found.operator === "!";
  const of = negated ? (found.of[0] ?? "") : found;
  return { test: typeof of === "string" ? of : "", negated, whole: found };
}

function inLoop(x: PythonWalk, loop: Loop, node: PythonNode): void {
  const state = x.current;
  state.loops.push(loop);
  x.inBlock(() => block(x, part(node, "body")!));
  state.loops.pop();
  const after = part(node, "alternative");
  if (after) block(x, part(after, "body")!);
}

function loopOver(x: PythonWalk, node: PythonNode): void {
  const written = part(node, "right")!;
  const over = iterable(x, written);
  const value = expression(x, over, { as: "iterated", at: x.start(over) });
  const target = part(node, "left")!;
  // `for i, x in enumerate(xs)`
  const element = isNumbered(x, written) ? (named(target)[1] ?? target) : target;
  const loop: Loop = counted(x, node, value) ?? { over: value };
  if (element.type === "identifier") {
    const name = x.textOf(element);
    const known = x.current.names.get(name);
    // `for q in q.all()`: the loop's own name hides the query.
    const hides = known?.init !== undefined && !known.element && x.current.facts.kind !== "module";
    const fresh = hides ? x.renewed(name, known) : undefined;
    loop.element = fresh ?? name;
    if (loop.over === undefined) delete loop.element;
    const binding: Binding = { name: fresh ?? name, at: x.start(element), init: value, element: true, uses: [] };
    x.bind(binding);
    if (fresh !== undefined) x.current.names.set(name, binding);
  } else bindTarget(x, element, value, true);
  inLoop(x, loop, node);
}

/** `for i in range(10)` runs as often as that. */
function counted(x: PythonWalk, node: PythonNode, value: Expr): Loop | undefined {
  if (typeof value !== "object" || value === null || !("call" in value)) return undefined;
  const { root, chain } = x.current.facts.calls[value.call]!;
  const args = chain[0]?.arguments;
  if (root !== "range" || chain.length !== 1 || !args) return undefined;
  const bound = args.length > 1 ? args[1] : args[0];
  return bound === undefined ? undefined : { bound, at: x.start(node), end: x.at(node.end) };
}

function attempt(x: PythonWalk, node: PythonNode): void {
  const state = x.current;
  const around = state.tried;
  for (const child of named(node)) {
    state.tried = child.type === "finally_clause" ? "finally" : child.type === "except_clause" ? "catch" : "try";
    x.inBlock(() => {
      if (child.type === "block") block(x, child);
      else for (const inner of named(child)) if (inner.type === "block") block(x, inner);
    });
  }
  state.tried = around;
}

/** `with open() as name:`: what is held is let go at the end of the block. */
function using(x: PythonWalk, node: PythonNode): void {
  const clause = named(node).find((child) => child.type === "with_clause");
  for (const item of clause ? named(clause) : []) {
    const value = part(item, "value") ?? named(item)[0];
    if (!value) continue;
    const alias = value.type === "as_pattern" ? part(value, "alias") : undefined;
    const inner = alias ? named(value)[0]! : value;
    const target = alias && (named(alias)[0] ?? alias);
    if (target?.type === "identifier" || target?.type === "as_pattern_target") {
      const name = intern(x.textOf(target));
      const at = x.start(target);
      const known = x.current.names.get(name);
      const fresh = known ? x.renewed(name, known) : undefined;
      const init = expression(x, inner, { as: "bound", at, name: fresh ?? known?.name ?? name });
      if (fresh !== undefined) {
        const binding = x.bind({ name: fresh, at, init, using: true, uses: [] });
        x.current.names.set(name, binding);
      } else if (known) {
        known.assigned ??= [];
        known.assigned.push(init);
      } else x.bind({ name, at, init, using: true, uses: [] });
    } else if (target) bindTarget(x, target, expression(x, inner, { as: "bound", at: x.start(target) }), false);
    else {
      const held = expression(x, inner, { as: "other", at: x.start(inner), name: "with" });
      x.current.facts.holds ??= [];
      x.current.facts.holds.push(held);
    }
  }
  for (const body of parts(node, "body")) block(x, body);
}
