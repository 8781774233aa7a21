import { type RunView } from "../../probe/index.ts";
import type { FollowedRun } from "./run.ts";
/** What the page shows of a run; `fallback` is the command for as long as the run's log does not tell it. */
export declare function viewOf(run: Pick<FollowedRun, "folder" | "state" | "phase" | "problem">, fallback: string[]): RunView;
