import type { Import } from "../../facts.ts";
import { intern } from "../../intern.ts";
import { pythonPrefix } from "../../language.ts";
import { moduleName } from "./chain.ts";
import type { PythonWalk } from "./python-walk.ts";
import { named, type PythonNode, part, parts } from "./tree.ts";

/** Adds what an import brings. A function's own import counts for the whole file. */
export function extractImport(x: PythonWalk, node: PythonNode): void {
  const type = x.typesOnly ? { type: true } : {};
  const within = x.current.index > 0 ? { within: x.current.index } : {};
  const add = ({ from, ...item }: Import): void => {
    x.facts.imports.push({ ...item, from: intern(pythonPrefix + from), ...type, ...within });
  };
  if (node.type === "import_statement") {
    for (const name of parts(node, "name")) {
      const module = name.type === "aliased_import" ? part(name, "name")! : name;
      const from = x.textOf(module);
      const alias = name.type === "aliased_import" ? x.textOf(part(name, "alias")!) : undefined;
      if (alias === undefined) x.modules.add(from);
      add({ local: alias ?? moduleName(from), from, name: "*" });
    }
    return;
  }
  const module = part(node, "module_name");
  if (!module) return;
  const from = x.textOf(module);
  if (named(node).some((child) => child.type === "wildcard_import")) {
    add({ local: "*", from, name: "*" });
    return;
  }
  for (const name of parts(node, "name")) {
    const inner = name.type === "aliased_import" ? part(name, "name")! : name;
    const local = name.type === "aliased_import" ? part(name, "alias")! : name;
    add({ local: x.textOf(local), from, name: x.textOf(inner) });
  }
}

/** Every name of a module can be imported from it, those too that it imports itself. */
export function extractExports(x: PythonWalk): void {
  const { imports, exports, functions, classes } = x.facts;
  const own = new Set<string>();
  for (const { name } of functions[0]!.bindings) own.add(name);
  for (const { name, parent, kind } of functions) if (parent === 0 && kind === "function") own.add(name);
  for (const { name, parent } of classes) if (parent === 0) own.add(name);
  for (const name of own) exports.push({ name, local: name });
  for (const { local, from, name, within } of imports) {
    if (within !== undefined || own.has(local) || local.includes(":")) continue;
    exports.push(local === "*" ? { name: "*", from, imported: "*" } : { name: local, from, imported: name });
  }
}
