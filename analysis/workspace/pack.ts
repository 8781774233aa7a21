import type { FileFacts, Use } from "../facts.ts";

const none: never[] = [];
const discarded: Use = { as: "discarded", at: 0 };

const filled = <T>(list: T[]): T[] | undefined => (list.length ? list : undefined);

/** Facts as JSON, without what most functions lack: empty lists, and values that nobody uses. */
export function packFacts(facts: FileFacts): string {
  return JSON.stringify({
    ...facts,
    imports: filled(facts.imports),
    exports: filled(facts.exports),
    classes: filled(facts.classes),
    types: filled(facts.types),
    functions: facts.functions.map((fn) => ({
      ...fn,
      parameters: filled(fn.parameters),
      bindings: filled(fn.bindings),
      calls: filled(fn.calls.map((call) => (call.use.as === "discarded" ? { ...call, use: undefined } : call))),
      returns: filled(fn.returns),
      assignments: filled(fn.assignments),
    })),
  });
}

/** The facts again; what was left out is shared between all functions, so it must not be changed. */
export function unpackFacts(text: string): FileFacts {
  const facts = JSON.parse(text) as FileFacts;
  facts.imports ??= none;
  facts.exports ??= none;
  facts.classes ??= none;
  facts.types ??= none;
  for (const fn of facts.functions) {
    fn.parameters ??= none;
    fn.bindings ??= none;
    fn.calls ??= none;
    fn.returns ??= none;
    fn.assignments ??= none;
    for (const call of fn.calls) call.use ??= discarded;
  }
  return facts;
}
