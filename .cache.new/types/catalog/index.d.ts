import type { Orm, Pool } from "./shape.ts";
export type * from "./shape.ts";
export { isBulkName, isPluralName, isSmallName, keyLike, sharedColumn, tenantKey } from "./tables.ts";
export interface Catalog {
    orms: Orm[];
    pools: Pool[];
}
export declare const catalog: Catalog;
