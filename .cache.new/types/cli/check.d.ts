import { type Engine } from "./engine.ts";
import { type Output } from "./terminal.ts";
/** What the command uses of its surroundings. */
export interface CheckIo {
    cwd: string;
    env: NodeJS.ProcessEnv;
    stdout: Output;
    stderr: Output;
    version: string;
    homepage?: string;
    /** Aborting stops the check; the command then ends with 130. */
    signal: AbortSignal;
    loadEngine?: () => Promise<Engine>;
}
/** Runs the command and returns its exit status: 0, 1 (more warnings than allowed), 2 (usage or configuration), 130. */
export declare function checkCommand(argv: readonly string[], io: CheckIo): Promise<number>;
