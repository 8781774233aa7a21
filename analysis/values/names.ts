import type { Binding, FileFacts, Import, Parameter } from "../facts.ts";

/** What a name of one function stands for. */
export type Declared =
  | { is: "parameter"; index: number; parameter: Parameter }
  | { is: "binding"; binding: Binding }
  | { is: "function"; function: number }
  | { is: "class"; class: number }
  | { is: "import"; import: Import };

const tables = new WeakMap<FileFacts, Map<number, Map<string, Declared>>>();

/** Names that a function declares itself; for the module its imports too. */
export function namesOf(facts: FileFacts, fn: number): Map<string, Declared> {
  let table = tables.get(facts);
  if (!table) {
    table = build(facts);
    tables.set(facts, table);
  }
  return table.get(fn) ?? none;
}

const none = new Map<string, Declared>();

function build(facts: FileFacts): Map<number, Map<string, Declared>> {
  const table = new Map<number, Map<string, Declared>>();
  const of = (fn: number): Map<string, Declared> => {
    let names = table.get(fn);
    if (!names) {
      names = new Map();
      table.set(fn, names);
    }
    return names;
  };
  for (const item of facts.imports) if (item.local) of(0).set(item.local, { is: "import", import: item });
  facts.functions.forEach((fn, index) => {
    const names = of(index);
    fn.parameters.forEach((parameter, i) => {
      if (parameter.name) names.set(parameter.name, { is: "parameter", index: i, parameter });
    });
    for (const binding of fn.bindings) names.set(binding.name, { is: "binding", binding });
    if (fn.name && fn.kind === "function" && fn.parent >= 0)
      of(fn.parent).set(fn.name, { is: "function", function: index });
  });
  facts.classes.forEach((cls, index) => {
    if (cls.name) of(cls.parent).set(cls.name, { is: "class", class: index });
  });
  return table;
}
