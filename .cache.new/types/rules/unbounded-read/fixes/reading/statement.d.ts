import type { Order } from "./reading.ts";
export interface Statement {
    /** From the first word to the end of the table's name; `columnsAt` is where the list of columns ends. */
    head: string;
    columnsAt: number;
    /** Columns as they are written; "*" for all. */
    columns: string[];
    table: string;
    condition: string | null;
    order: Order | null;
    /** What stands at the end of the statement: white space, a semicolon. */
    tail: string;
}
/** Takes the text of a statement apart; a clause that says why pages can't be made of it ("joins another table"). */
export declare function statementOf(sql: string): Statement | string;
/** Columns of the order that the statement does not hand back under their own names; null where another has such a name. */
export declare function missingColumns({ columns }: Statement, order: Order): string[] | null;
