/** MikroORM 7 with schemas of classes. */
import type { Target } from "./target.ts";
export declare const targets: Target[];
