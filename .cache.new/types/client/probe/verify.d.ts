import { FollowedRun } from "./run.ts";
/** The finding whose fix is to be verified, as the server's light bulb names it; `fix` is `null` where there is none to make. */
export interface VerifiedFinding {
    uri: string;
    line: number;
    fix: string | null;
}
/** The words by which the command line verifies the fix of a finding. */
export declare const verifyWords: ({ uri, line, fix }: VerifiedFinding) => string[];
/**
 * Follows a verification from its first run to its second one, which lies beside it: `show` is called with the second as soon as it begins,
 * `done` with what came of it. A first run that did not end well has no second one.
 */
export declare function followVerification(first: FollowedRun, { show, done }: {
    show: (second: FollowedRun) => void;
    done: (sentence: string) => void;
}): void;
