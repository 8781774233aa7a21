/** What a schema, entity or table definition of the workspace says about one table. */
export interface Column {
  name: string;
  unique: boolean;
  nullable: boolean;
  /** Column type as written. */
  type: string;
  /** Table it points to, for a relation's key. */
  references?: string;
  /** Holds many rows of another table. */
  list: boolean;
  /** Do its values compare in the driver as they do in the database? Left out where the definition does not tell. */
  comparable?: boolean;
}

export interface Table {
  name: string;
  /** Columns of the primary key, in order. */
  primary: string[];
  /** Sets of columns that are unique together. */
  unique: string[][];
  columns: Map<string, Column>;
}
