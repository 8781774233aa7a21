import type { Linter } from "../rules/linter.ts";
import type { Format } from "./formats/index.ts";
import type { Scope } from "./paths.ts";
import { type Output } from "./terminal.ts";
interface Place {
    path: string;
    line: number;
}
/** "src/a.ts:9" or "src/a.ts:9:26"; `null` for anything else. */
export declare function placeIn(text: string): Place | null;
/** The same; throws a UsageError for anything else. */
export declare function explainedPlace(text: string): Place;
/** Writes the answer and returns the exit status: 0, whatever the answer is; an explanation fails no build. */
export declare function explainPlace(linter: Linter, { path, line }: Place, scope: Scope, format: Format, io: {
    cwd: string;
    env: NodeJS.ProcessEnv;
    stdout: Output;
}): Promise<number>;
export {};
