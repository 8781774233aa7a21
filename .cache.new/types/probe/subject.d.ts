import { type Launch } from "./launch.ts";
import type { TreeReading } from "./tree-reader.ts";
/** How the program's end was learnt of. */
export type SubjectEnd = {
    kind: "exited";
    code: number | null;
    signal: string | null;
    stoppedByUser: boolean;
}
/** an attached process ended; its status is only told to its parent */
 | {
    kind: "gone";
}
/** the probe let go of an attached process, which runs on */
 | {
    kind: "detached";
};
/** The program that is measured, whichever way the probe came to it. */
export interface Subject {
    pid: number;
    /** It was started in a session of its own, by which processes that lost their parent can be told. */
    ownSession: boolean;
    ended: Promise<SubjectEnd>;
    /** Hands a signal on; the second time everything is killed. An attached process is let go instead. */
    interrupt(signal: NodeJS.Signals): void;
    /** Like `interrupt`, but does not take no for an answer. */
    insist(): void;
    /** Told of each reading of the tree. */
    saw(reading: TreeReading): void;
    /** After the end: when the user wanted it to stop, ends what is left of the tree. */
    sweep(): Promise<void>;
}
/** Starts a program. `pids` tells the processes of its tree that are alive. Throws CannotProbe. */
export declare function launchSubject(options: Launch, pids: () => number[]): Promise<Subject>;
/** Takes a process that runs already, and leaves it running. Throws CannotProbe when there is none. */
export declare function attachSubject(pid: number): Subject;
