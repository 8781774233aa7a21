import { type At, type Call, calledName } from "../facts.ts";

/** The last name of what is called: `Piscina` of `new piscina.Piscina(…)`. */
export function named(call: Call, s: number): { at: At; name: string } {
  const segment = call.chain[s]!;
  const before = segment.new && s > 0 ? call.chain[s - 1]! : segment;
  if (before.name) return { at: before.at, name: before.name };
  const { root } = call;
  const name = calledName(call, before);
  // `workerpool.pool(…)` is a chain, `pools.Pool` a dotted root.
  return { at: segment.at + (typeof root === "string" ? root.length - name.length : 0), name };
}
