import type { Orm } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import type { ClassRef } from "../values/value.ts";
import type { Table } from "./table.ts";
/**
 * What a model's class says of its table where the library has its key in a static member (Objection's `idColumn`), and
 * columns only as fields that are declared for TypeScript.
 */
export declare function modelTable(program: Program, ref: ClassRef, { static: keyName, otherwise }: NonNullable<Orm["classKey"]>): Table;
