import type { Orm } from "../shape.ts";
/** Sequelize 6 and 7. Reads and bounds were run with 6.37.8 and 7.0.0-alpha.48. */
export declare const sequelize: Orm;
