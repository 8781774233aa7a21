import type { Expr, TypeRef } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { namesOf } from "./names.ts";
import { typeValues } from "./types.ts";
import { external, globalModule, isUnknown, type Scope, unknownModule, type Value } from "./value.ts";

/** What a file exports under a name, without a look at what is known already. */
export function exportOf(evaluator: Evaluator, file: string, name: string, seen: Set<string>): Value[] {
  const facts = evaluator.facts(file);
  const module: Scope = { file, fn: 0 };
  if (name === "*") return [{ is: "namespace", file }];
  const own = facts.exports.filter((e) => e.name === name);
  for (const item of own) {
    if (item.from !== undefined) return reexported(evaluator, file, item.from, item.imported ?? name, seen);
    if (item.value !== undefined) return evaluator.evaluate(item.value, module);
    const local = item.local ?? name;
    const type = facts.types.findIndex((t) => t.name === local);
    if (type >= 0 && !namesOf(facts, 0).has(local)) return typeOf(evaluator, file, type);
    return evaluator.name(local, module);
  }
  if (name === "=") {
    const fallback = facts.exports.some((e) => e.name === "default") ? evaluator.exported(file, "default", seen) : [];
    return [{ is: "namespace", file }, ...fallback];
  }
  const whole = facts.exports.find((e) => e.name === "=");
  if (whole?.value !== undefined) {
    const values = evaluator.evaluate(whole.value, module);
    if (name === "default") return values;
    const members = values.flatMap((v) => evaluator.member(v, name));
    const known = members.some((v) => v.is !== "external" || !(isUnknown(v) || v.module === globalModule));
    if (known || typeof whole.value !== "string" || !whole.value) return members;
    // An object that is filled at run time: its own name and the member's are all there is.
    return [external(unknownModule, whole.value, [{ is: "member", name }])];
  }
  if (name === "default") return facts.exports.some((e) => e.value !== undefined) ? [{ is: "namespace", file }] : [];
  const outside: Value[] = [];
  for (const star of facts.exports) {
    if (star.name !== "*" || star.from === undefined) continue;
    const target = evaluator.workspace.resolver.resolve(star.from, file);
    if ("file" in target && !evaluator.workspace.mayExport(target.file, name)) continue;
    const found = reexported(evaluator, file, star.from, name, seen);
    if (found.some((v) => v.is !== "external")) return found;
    outside.push(...found);
  }
  if (outside.length) return outside;
  const inside = evaluator.workspace.resolver.inPackage(file, name);
  return inside === undefined ? [] : [{ is: "namespace", file: inside }];
}

function reexported(evaluator: Evaluator, file: string, from: string, name: string, seen: Set<string>): Value[] {
  const target = evaluator.workspace.resolver.resolve(from, file);
  if ("file" in target) return evaluator.exported(target.file, name, seen);
  const inside = evaluator.workspace.resolver.submodule(from, name, file);
  if (inside !== undefined) return [{ is: "namespace", file: inside }];
  return [external("package" in target ? target.package : `?${target.missing}`, name)];
}

/** The type of a function that gives a type back. */
export const makerOf = (back: TypeRef): TypeRef => ({ name: "()", arguments: [back] });

/** Value of an interface or alias of a file. */
export function typeOf(evaluator: Evaluator, file: string, type: number): Value[] {
  const facts = evaluator.facts(file).types[type]!;
  if (facts.interface) return [{ is: "interface", file, type }];
  const { alias, gives } = facts;
  // Whoever names the alias says what its parameter is.
  if (gives !== undefined) return [{ is: "shape", type: makerOf({ name: String(gives) }), scope: { file, fn: 0 } }];
  // Aliases of each other end where evaluation gets too deep.
  return alias ? evaluator.deeper(() => typeValues(evaluator, alias, { file, fn: 0 })) : [];
}

/** `const { User } = require("./models")` of an object that is filled at run time: the folder's name and the member's. */
export function filledLater(evaluator: Evaluator, init: Expr | undefined, scope: Scope): Value | undefined {
  if (typeof init !== "object" || init === null || !("member" in init)) return undefined;
  const { member, of } = init;
  if (typeof of !== "object" || of === null || !("call" in of)) return undefined;
  const { root, chain } = evaluator.fn(scope).calls[of.call]!;
  const from = root === "require" && chain.length === 1 ? chain[0]!.arguments?.[0] : undefined;
  if (typeof from !== "object" || from === null || !("text" in from) || !from.text.startsWith(".")) return undefined;
  const folder = from.text
    .replace(/(?:\/index)?(?:\.[cm]?js)?$/, "")
    .split("/")
    .at(-1)!;
  return external(unknownModule, folder, [{ is: "member", name: member }]);
}
