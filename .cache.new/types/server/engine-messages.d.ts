/** What the language server and its engine thread say to each other: plain data only. */
import type { TextEdit } from "../rewrite/edit.ts";
import type { CheckResult, Finding, FixKind, Problem } from "../rules/finding.ts";
/** A folder that is analysed as one workspace. */
export interface RootOptions {
    folder: string;
    cacheDirectory: string | null;
}
/** Edits together with the text they were computed for, so that their offsets can be read by somebody else. */
export interface FileRewrite {
    file: string;
    text: string;
    edits: TextEdit[];
}
export type RewriteResult = FileRewrite | {
    reason: string;
};
/** Each call by name: what goes to the engine and what comes back. `root` is the key the server gave at `open`. */
export interface EngineCalls {
    open: {
        send: {
            root: string;
            options: RootOptions;
        };
        answer: null;
    };
    close: {
        send: {
            root: string;
        };
        answer: null;
    };
    configure: {
        send: {
            root: string;
            settings: unknown;
        };
        answer: Problem[];
    };
    setDocument: {
        send: {
            root: string;
            path: string;
            text: string | null;
        };
        answer: null;
    };
    filesChanged: {
        send: {
            root: string;
            paths: string[];
        };
        answer: null;
    };
    check: {
        send: {
            root: string;
        };
        answer: CheckResult;
    };
    /** Text of an explanation; null for a file that is not looked at. */
    explain: {
        send: {
            root: string;
            path: string;
            line: number;
        };
        answer: string | null;
    };
    fix: {
        send: {
            root: string;
            finding: Finding;
            kind: FixKind;
        };
        answer: RewriteResult;
    };
    fixAll: {
        send: {
            root: string;
            path: string;
        };
        answer: RewriteResult;
    };
}
export type EngineCall = keyof EngineCalls;
export type ToEngine = {
    [C in EngineCall]: {
        id: number;
        call: C;
        send: EngineCalls[C]["send"];
    };
}[EngineCall] | {
    id: number;
    call: "cancel";
};
export type FromEngine = {
    id: number;
    answer: unknown;
} | {
    id: number;
    error: string;
    aborted: boolean;
} | {
    id: number;
    progress: {
        done: number;
        total: number;
    };
};
