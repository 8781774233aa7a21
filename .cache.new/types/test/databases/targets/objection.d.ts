/** Objection's models over Knex. */
import type { Target } from "./target.ts";
export declare const targets: Target[];
