import type { ComparedRun, RunView } from "./shapes.ts";
/** The bundle of the panel's page. */
export interface PanelBundle {
    script: string;
    style: string;
}
/**
 * The page of a run as one file: the panel's script and style with the data that they show. It asks for nothing, and its policy
 * lets nothing run but these two.
 */
export declare function standalonePage(panel: PanelBundle, run: RunView, runs: ComparedRun[]): string;
