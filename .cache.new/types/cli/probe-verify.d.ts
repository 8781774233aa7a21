import { type FixKind } from "../rules/finding.ts";
import { type ProbeIo } from "./probe-io.ts";
/** What `--verify` asks for. */
export interface VerifyWish {
    /** `src/a.ts:9` */
    place: string;
    /** `null`: the best that is safe. */
    fix: FixKind | null;
    command: string[];
    agent: boolean;
    /** Where the first run's files go; the second run's go beside it. */
    runDir: string | null;
}
/** What came of it, beside the second run's report, for an editor. */
export interface Verification {
    version: 1;
    place: string;
    fix: string;
    before: string;
    after: string;
    sameOutput: boolean;
    /** Peak after as a part of the peak before. */
    ratio: number;
    sentence: string;
}
/**
 * `probe --verify`: runs a command, applies the fix of one finding in a copy of the worktree, runs the command there, and says what changed.
 * The worktree itself is not touched. Returns 0 when both runs ended well with the same output, else 1. Throws CannotProbe.
 */
export declare function verifyCommand(wish: VerifyWish, io: Required<ProbeIo>): Promise<number>;
