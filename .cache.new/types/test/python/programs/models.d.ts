/** The same two tables for each ORM, in an SQLite file beside the program. */
export declare const models: {
    sqlalchemy: string;
    django: string;
    peewee: string;
};
export type Orm = keyof typeof models;
/** A program whose worker has a body; its lines begin without an indentation. */
export declare function programOf(orm: Orm, body: string, inOneFile?: boolean): string;
