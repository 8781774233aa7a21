/** SQL drivers used directly: pages of a plain select, and the stream that each of them has. */
import type { ts as TS } from "@ts-morph/common";
import type { Asked, Count, Reading, Reason, Stream, Writes } from "./reading.ts";
import { type SqlCall, type SqlTypes } from "./sql-read.ts";
export declare const writes: Omit<Writes, "by">;
export interface Driver {
    call: SqlCall;
    given: Pick<Reading["given"], "awaited" | "rows">;
    receiver: TS.Expression | null;
    stream: () => Stream | Reason;
    /** The statement's count, as an expression. */
    count: (sql: string) => Count | Reason;
    /** May any select be counted as a table of its own, also with two columns of one name? */
    nests: boolean;
}
export declare function reading(read: TS.CallExpression, { call, given, receiver, stream, count, nests }: Driver): Reading;
/** pg: rows are in `result.rows`; a stream needs a client of its own until it ends. */
export declare function pg({ chain, facts }: Asked): Reading | Reason;
/** The type argument that says what rows are. */
export declare function rowsIn({ typeArguments }: TS.CallExpression | TS.TaggedTemplateExpression, at: number, list: boolean): SqlTypes["rows"];
/** mysql2 and mariadb: values by marks. mysql2 gives `[rows, fields]`, mariadb the rows. */
export declare const mysql2: (asked: Asked) => Reading | Reason;
export declare const mariadb: (asked: Asked) => Reading | Reason;
/** better-sqlite3 and node:sqlite: `prepare(…).all(…)`, at once; `iterate` hands rows out one by one. */
export declare function sqlite({ chain, facts }: Asked): Reading | Reason;
/** SQL as a text of the program. */
export declare function template(sql: string): string;
