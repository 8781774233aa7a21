import type { FixKind } from "../../../rules/finding.ts";
import type { Orm } from "./models.ts";
export interface Program {
    orm: Orm;
    what: string;
    body: string;
    /** The models stand in the same file. */
    inOneFile?: true;
    /** What has to be offered for it, `suppress` left out. */
    fixes: FixKind[];
}
export declare const programs: Program[];
