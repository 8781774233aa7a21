import type { Call, Segment } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Value } from "../values/value.ts";
import type { Reached } from "./node.ts";
/** True for a call that does not run on the way to a function, whatever stands in its source. */
export declare const isElsewhere: (program: Program, node: Reached, call: Call) => boolean;
/** `xs.map(async () => { await limit(() => …); })`: as many run as the limiter lets through, which is its own entry. */
export declare function isLimited(program: Program, { entry, scope }: Reached, callee: Value[]): boolean;
export declare function isEntryCallback(program: Program, callee: Value[], segment: Segment): boolean;
