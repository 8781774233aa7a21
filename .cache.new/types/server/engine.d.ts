/**
 * The server's side of the engine thread. Calls become messages; what the engine must know to go on after a crash
 * (roots, settings, open documents) is kept here and told again to a new thread.
 */
import type { EngineCall, EngineCalls, FromEngine, RootOptions, ToEngine } from "./engine-messages.ts";
/** What the proxy needs of a thread; `worker_threads.Worker` fits. */
export interface EngineThread {
    postMessage(message: ToEngine): void;
    on(event: "message", listener: (message: FromEngine) => void): unknown;
    on(event: "error", listener: (error: Error) => void): unknown;
    on(event: "exit", listener: (code: number) => void): unknown;
    terminate(): Promise<number>;
}
export interface CallOptions {
    signal?: AbortSignal;
    onProgress?: (done: number, total: number) => void;
}
/** A call that ended because it was cancelled. */
export declare class Cancelled extends Error {
}
/** The engine thread died while a call was under way. The message is for the user. */
export declare class EngineStopped extends Error {
}
export declare class Engine {
    #private;
    /** `onCrash` is told in one sentence, and whether a new thread took over. */
    constructor(start: () => EngineThread, onCrash: (sentence: string, restarted: boolean) => void);
    open(root: string, options: RootOptions): void;
    close(root: string): void;
    configure(root: string, settings: unknown): Promise<EngineCalls["configure"]["answer"]>;
    setDocument(root: string, path: string, text: string | null): void;
    filesChanged(root: string, paths: string[]): void;
    /** Sends one call. Rejects with `Cancelled` when the signal aborts and `EngineStopped` when the thread dies. */
    call<C extends EngineCall>(call: C, send: EngineCalls[C]["send"], options?: CallOptions): Promise<EngineCalls[C]["answer"]>;
    stop(): Promise<void>;
}
