/** SQL drivers without an ORM. */
import type { Target } from "./target.ts";
export declare const targets: Target[];
