import type { Call } from "../facts.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
/**
 * True when of all rows that a call gives only the first is looked at: `const [order] = await …`, `(await …)[0]`,
 * `….then((rows) => rows[0])`.
 */
export declare function onlyFirst(program: Program, scope: Scope, call: Call, c: number): boolean;
