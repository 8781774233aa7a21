import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
import type { ClassRef, Value } from "../values/value.ts";
import type { Table } from "./table.ts";
/**
 * A table that is defined by a call with an object of columns: Drizzle's `pgTable("users", { id: serial().primaryKey() })`,
 * TypeORM's and MikroORM's `new EntitySchema({ … })`. Undefined for any other value.
 */
export declare function definedTable(program: Program, name: string, value: Value): Table | undefined;
/**
 * A table whose description names its class, wherever that is: `new EntitySchema({ class: User, properties: { … } })`,
 * `target` with TypeORM, or only `name: "User"`; `files` are those that may hold one. https://mikro-orm.io/docs/define-entity
 */
export declare function schemaOf(program: Program, files: readonly string[], name: string, ref: ClassRef | undefined): Table | undefined;
/** A table whose columns are written where the value that reads was made: `model("User", new Schema({ … }))`. */
export declare function madeTable(program: Program, name: string, site: ReadSite): Table | undefined;
