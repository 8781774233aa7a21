/** MongoDB's own driver. */
import type { Target } from "./target.ts";
export declare const targets: Target[];
