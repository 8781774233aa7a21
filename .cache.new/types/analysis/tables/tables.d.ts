import type { Program } from "../program.ts";
import type { ReadSite } from "../reads/read.ts";
import { type Association } from "./associations.ts";
import type { Table } from "./table.ts";
/** Tables of the workspace by name in lower case: schemas now, entities when a file that declares one is asked about. */
export declare class Tables {
    #private;
    readonly program: Program;
    constructor(program: Program);
    forget(): void;
    /** What is known of a table; `near` is the file that reads it, whose imports lead to an entity. */
    find(name: string, near: string): Table | undefined;
    /** What is known of the table of a read: where the value that reads was made, or else by its name. */
    ofRead(site: ReadSite, name: string): Table | undefined;
    /** What a model says of another, or of a relation by its name; undefined where it says nothing or several things. */
    association(of: string, other: string): Association | undefined;
}
