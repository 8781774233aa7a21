/** Reads whose filter, order and limit stand in objects among their arguments: `findMany({ where, orderBy, take })`. */
import type { ts as TS } from "@ts-morph/common";
import type { Wanted } from "../../../../rewrite/imports.ts";
import { type Compare } from "./beyond.ts";
import { type Chain } from "./chain.ts";
import { type Joining } from "./condition.ts";
import type { Order, Reading, Reason } from "./reading.ts";
/** How a library's options are written. */
export interface OptionsSpec {
    /** Which argument holds the options; the filter and the entity, where they are arguments of their own. */
    options: number;
    filter?: number;
    entity?: number;
    /** The argument is the condition itself, and the method that takes options is this one: `findBy` → `find`. */
    rename?: string;
    names: {
        where: string;
        order: string;
        limit: string;
        select: string;
    };
    /** How columns are listed: `{ id: true }`, or `["id"]`. */
    lists: "object" | "array";
    /** Options that bring relations or other columns, beside which columns can't be chosen by name alone. */
    brings: ReadonlySet<string>;
    /** Columns that rows can't do without. */
    needs: readonly string[];
    keepsType: boolean;
    /** Options that mean the same for a page as for the whole read. */
    kept: ReadonlySet<string>;
    /** Options that pages can't keep, as a clause about the line they stand on. */
    refused: Readonly<Record<string, string>>;
    joining: Joining;
    compare: Compare;
    /** Imports that `compare` writes, by direction. */
    imports: (descending: boolean) => readonly Wanted[];
    /** The order as written; what is no order of columns is null. */
    readOrder: (value: TS.Expression) => Order | null;
    writeOrder: (order: Order, quote: string) => string;
    /** Further options of a page. */
    also?: readonly string[];
    plain: boolean;
}
/** What the arguments hold. */
export interface Written {
    entity: TS.Expression | null;
    options: TS.Expression | null;
    literal: TS.ObjectLiteralExpression | null;
    /** The filter where it is an argument of its own. */
    filter: TS.Expression | null;
}
type OptionsPart = Pick<Reading, "inputs" | "named" | "order" | "page" | "narrow" | "limit"> & {
    written: Written;
};
/** What a read says through its options. */
export declare function optionsPart({ links, at }: Chain, spec: OptionsSpec): OptionsPart | Reason;
export {};
