import { type ComparedRun, type RunView } from "../../probe/index.ts";
import type { FollowedRun } from "./run.ts";
declare const FILTERS: {
    png: string;
    json: string;
    html: string;
};
/** The bytes of a picture that the page made; `null` when it is none. */
export declare function pictureBytes(data: unknown): Buffer | null;
/** The page of a run as one file; `dist` has the panel's script and style. */
export declare function savedPage(dist: string, run: RunView, runs: ComparedRun[]): Buffer;
/** Asks where to, and writes. `folder` is the run's, whose name the file gets. */
export declare function save(folder: string, extension: keyof typeof FILTERS, bytes: Uint8Array): Promise<void>;
/** The report's file as it is; of a run whose probe was lost, what its log tells. */
export declare function reportBytes({ folder, state }: Pick<FollowedRun, "folder" | "state">): Buffer | null;
export {};
