/** What is read: the table, the columns a consumer may look at, and whether an order was promised. */
import type { Tables } from "../data/rows.ts";
export interface Shape {
    table: keyof Tables;
    /** Values that a consumer takes of a `row`, the key first where it is there. */
    values: readonly string[];
    ordered: boolean;
}
export declare const shapes: {
    readonly plain: {
        readonly table: "users";
        readonly values: readonly ["id", "email", ...string[]];
        readonly ordered: false;
    };
    readonly where: {
        readonly table: "users";
        readonly values: readonly ["id", "email", ...string[]];
        readonly ordered: false;
    };
    readonly withoutKey: {
        readonly table: "users";
        readonly values: readonly ["email", ...string[]];
        readonly ordered: false;
    };
    readonly ascending: {
        readonly table: "users";
        readonly values: readonly ["id", "email", ...string[]];
        readonly ordered: true;
    };
    readonly descending: {
        readonly table: "users";
        readonly values: readonly ["id", "email", ...string[]];
        readonly ordered: true;
    };
    readonly composite: {
        readonly table: "events";
        readonly values: readonly ["tenant", "seq", ...string[]];
        readonly ordered: false;
    };
    readonly uuid: {
        readonly table: "documents";
        readonly values: readonly ["id", ...string[]];
        readonly ordered: false;
    };
    readonly text: {
        readonly table: "labels";
        readonly values: readonly ["name", ...string[]];
        readonly ordered: false;
    };
    readonly relations: {
        readonly table: "users";
        readonly values: readonly ["id", "email", ...string[], "posts"];
        readonly ordered: false;
    };
    readonly transaction: {
        readonly table: "users";
        readonly values: readonly ["id", "email", ...string[]];
        readonly ordered: false;
    };
};
export type ShapeName = keyof typeof shapes;
