import type { VerifyWish } from "./probe-verify.ts";
export declare const PROBE_USAGE = "probe [--report FILE] [--interval MS] [--budget SIZE] [--junit FILE] [--no-agent] [--pid PID | -- command\u2026]";
export declare const PROBE_HELP: string;
export declare const EXIT_USAGE = 2;
export declare const EXIT_BUDGET = 3;
/** What the words after `probe` ask for. */
export interface ProbeWish {
    target: {
        command: string[];
    } | {
        pid: number;
    };
    report: string | null;
    junit: string | null;
    intervalMs: number;
    budgetBytes: number | null;
    runDir: string | null;
    agent: boolean;
}
export type Wish = ({
    kind: "run";
} & ProbeWish) | {
    kind: "compare";
    files: string[];
    report: string | null;
} | {
    kind: "experiments";
    file: string;
    repeat: number | null;
    agent: boolean;
} | ({
    kind: "verify";
} & VerifyWish) | {
    kind: "vary";
    names: string[];
    command: string[];
    repeat: number | null;
    agent: boolean;
};
/** Reads the words after `probe`. Throws CannotProbe with what to write instead. */
export declare function readWish(argv: readonly string[]): Wish;
