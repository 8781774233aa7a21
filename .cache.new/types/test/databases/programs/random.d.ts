import type { Target } from "../targets/target.ts";
import { type Program } from "./project.ts";
/** A read of users, in no library's words. */
export interface Query {
    /** Null for all. */
    columns: readonly string[] | null;
    conditions: readonly Condition[];
    order: {
        column: string;
        descending: boolean;
    } | null;
}
export type Condition = {
    column: "status";
    operator: "<>";
    value: string;
} | {
    column: "score" | "id";
    operator: ">" | "<";
    value: number;
};
/** How each library writes such a read; the rows' type is that of its columns. */
export declare const writers: Readonly<Record<string, (query: Query) => string>>;
/** A program for a library; its name tells the seed. */
export declare function randomProgram(target: Target, seed: number): Program;
