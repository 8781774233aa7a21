import { type LateLimit } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import type { Table } from "../tables/table.ts";
import type { ReadSite } from "./read.ts";
/** A limit of one read that its library applies after reading every row. */
export interface Late {
    limit: LateLimit;
    /** What is written as the limit, where it is a number. */
    size: number | undefined;
    /** The relation that it stands in: `posts`, `author.posts`. */
    relation?: string;
}
/** Every limit at a read that the database never sees. */
export declare function lateLimitsOf(program: Program, site: ReadSite, schema: Table | undefined): Late[];
