import type { Driver } from "./driver.ts";
/** TypeORM's ES module hands its CommonJS classes on, so there is one of each. */
export declare const typeorm: Driver;
