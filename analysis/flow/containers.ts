/** Lists and tables of the language: what is put in stays until somebody takes it out. */
import type { Expr, FunctionFacts } from "../facts.ts";

const constructed = new Set(["Map", "Set", "WeakMap", "Array", "OrderedDict"]);
/** Of Python, which makes them by a call. */
const called = new Set(["list", "dict", "set", "defaultdict", "deque", "OrderedDict"]);

/** Methods by which a list or table gets smaller; `del rows[0]` is told as the first. */
export const shrinking = /^(?:delete|clear|shift|pop|splice|popleft|popitem|remove|discard)$/;

/** True for an empty list or table, as the function says that holds its calls. */
export function isContainer(fn: FunctionFacts, init: Expr | undefined): boolean {
  if (typeof init !== "object" || init === null) return false;
  if ("array" in init) return init.array.length === 0;
  if ("object" in init) return init.object.length === 0;
  if ("typed" in init) return isContainer(fn, init.of);
  if (!("call" in init)) return false;
  const { root, chain } = fn.calls[init.call]!;
  const [first] = chain;
  if (typeof root !== "string" || chain.length !== 1) return false;
  if (first!.new) return first!.name === "" && constructed.has(root);
  // A list with a largest length lets the oldest go.
  const limited = first!.arguments?.some(
    (one) => typeof one === "object" && one !== null && "object" in one && one.object.some(([key]) => key === "maxlen"),
  );
  return !limited && called.has(first!.name || root);
}
