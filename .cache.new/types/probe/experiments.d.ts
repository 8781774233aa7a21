/** A command to run, by a name that stands in the comparison. */
export interface Experiment {
    name: string;
    command: string[];
    /** Set in addition to the environment there is. */
    env?: Record<string, string>;
    /** Relative to the file that names the experiment. */
    cwd?: string;
}
export interface Experiments {
    experiments: Experiment[];
    repeat: number;
}
/**
 * Reads a file of experiments (schemas/probe-experiments.schema.json, JSON with comments). Throws CannotProbe with the file, the key and what is
 * wrong there.
 */
export declare function readExperiments(file: string): Experiments;
interface Variation {
    title: string;
    /** What to set; `null` when this machine lacks what it needs. */
    env: () => Record<string, string> | null;
    lacks?: string;
}
/** Allocator settings under which a command can be run again, by name. */
export declare const VARIATIONS: Record<string, Variation>;
/** A command as it is, and under each of the settings; `missing` has a sentence for each that this machine cannot try. */
export declare function variationsOf(command: string[], names: readonly string[]): {
    experiments: Experiment[];
    missing: string[];
};
export {};
