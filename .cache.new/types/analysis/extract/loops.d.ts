import type { At, Expr, Loop } from "../facts.ts";
import type { FileWalk } from "./walk.ts";
/** Notes that a `break` or a `return` may end loops. */
export declare function leave(x: FileWalk, loops: readonly Loop[]): void;
/** Notes what the innermost condition compares, of loops that go over nothing. */
export declare function endBy(x: FileWalk, loops: readonly Loop[]): void;
/** A loop that goes over nothing: where it stands, and what its own condition compares. */
export declare function openLoop(at: At, end: At, test: Expr | undefined): Loop;
