import type { ClassFacts } from "../facts.ts";
import type { Table } from "./table.ts";
/** What a text must hold to describe an entity by something else than decorators; asked of every file. */
export declare const describesEntities: RegExp;
/**
 * What a text must hold to run something for each row that is loaded, wherever it is registered: hooks and subscribers of
 * TypeORM, Sequelize and MikroORM, Mongoose's `post("find")` by a name, a list or an expression, and getters of columns.
 */
export declare const loadsRows: RegExp;
/** What one class says of its table by decorators (TypeORM, sequelize-typescript); its ancestors may say more. */
export declare function entityTable(cls: ClassFacts): Table;
