/** Sequelize 6 with model classes. */
import type { Target } from "./target.ts";
export declare const targets: Target[];
