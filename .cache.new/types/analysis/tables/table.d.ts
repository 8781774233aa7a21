/** What a schema, entity or table definition of the workspace says about one table. */
/** What a relation leads to, as the schema declares it. */
export interface Relation {
    many: boolean;
    /** Model, entity or class as written; undefined where it is no plain name. */
    to: string | undefined;
    /** Loaded with every row of the table, asked for or not. */
    eager?: true;
}
export interface Column {
    name: string;
    unique: boolean;
    nullable: boolean;
    /** Column type as written. */
    type: string;
    /** Its type in the database, where a definition names that beside the program's. */
    stored?: string;
    /** Table it points to, for a relation's key. */
    references?: string;
    /** Holds many rows of another table. */
    list: boolean;
    /** Set where the column is known to be a relation. */
    relation?: Relation;
    /** Do its values compare in the driver as they do in the database? Left out where the definition does not tell. */
    comparable?: boolean;
    /** False where reading the property is more than taking a value out of the row: a getter, a virtual column, an embedded object. */
    plain?: boolean;
}
export interface Table {
    name: string;
    /** Columns of the primary key, in order. */
    primary: string[];
    /** Sets of columns that are unique together. */
    unique: string[][];
    columns: Map<string, Column>;
    /** What is run for each row that is loaded, and may look at any column: "AfterLoad". */
    loads?: string;
    /** A file that registers such things, of whatever table. */
    loadHook?: string;
}
