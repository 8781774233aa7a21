/** What the extension and the panel's page say to each other. */
import type { ComparedRun, RunView } from "../../probe/index.ts";
export type ToPanel = {
    type: "run";
    run: RunView;
}
/** The runs of the same working directory, newest first. */
 | {
    type: "runs";
    runs: ComparedRun[];
} | {
    type: "empty";
    trusted: boolean;
};
export type FromPanel = {
    type: "ready" | "choose" | "again" | "stop" | "output" | "report" | "json";
}
/** A call site was chosen. */
 | {
    type: "open";
    file: string;
    line: number;
}
/** The curve as a picture: a data URL. */
 | {
    type: "png";
    data: string;
}
/** The page as a file, with these runs compared. */
 | {
    type: "html";
    compared: string[];
};
