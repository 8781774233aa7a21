import { type ProbeIo } from "./probe-io.ts";
/**
 * `orm-memory-lint probe`: runs a command, measures the memory of its process tree and writes a report. The program's input, output
 * and exit status pass through; everything of the probe's own goes to standard error. `argv` is what stands
 * after `probe`. Beside the documented options `--run-dir DIR` says where the run's files go, for an editor that follows
 * them. Returns the exit status: the program's own, 128 + N when signal N ended it, 3 when the budget was passed, 127 or 126
 * when there is no such program, 2 for a usage error.
 */
export declare function probeCommand(argv: string[], io?: ProbeIo): Promise<number>;
