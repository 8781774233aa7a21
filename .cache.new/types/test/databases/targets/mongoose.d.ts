/** Mongoose 9. */
import type { Target } from "./target.ts";
export declare const targets: Target[];
