import type { Tables } from "./rows.ts";
export type Engine = "postgres" | "mariadb" | "sqlite" | "mongo";
/** One connection. Rows are plain objects of `Tables`. */
export interface Connection {
    createTables(): Promise<void>;
    insert(table: keyof Tables, rows: readonly object[]): Promise<void>;
    /** Changes rows of `users` by their key. */
    update(id: number, values: {
        score: number;
        status: string;
    }): Promise<void>;
    remove(id: number): Promise<void>;
    /** What a database does after it was filled: statistics, a log that is put away. */
    settle(): Promise<void>;
    close(): Promise<void>;
}
/** Opens a database by its address: a URL, or a file's path for SQLite. `home` has the drivers. */
export declare function connect(engine: Engine, address: string, home: string): Promise<Connection>;
