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
export class Cancelled extends Error {}

/** The engine thread died while a call was under way. The message is for the user. */
export class EngineStopped extends Error {}

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  onProgress?: (done: number, total: number) => void;
}

interface RootMemory {
  options: RootOptions;
  settings: unknown;
  documents: Map<string, string>;
}

const restartsAllowed = 3;
const restartWindowMilliseconds = 180_000;

export class Engine {
  #start: () => EngineThread;
  #thread: EngineThread | undefined;
  #nextId = 1;
  #pending = new Map<number, Pending>();
  #roots = new Map<string, RootMemory>();
  #restarts: number[] = [];
  #stopped = false;
  #onCrash: (sentence: string, restarted: boolean) => void;

  /** `onCrash` is told in one sentence, and whether a new thread took over. */
  constructor(start: () => EngineThread, onCrash: (sentence: string, restarted: boolean) => void) {
    this.#start = start;
    this.#onCrash = onCrash;
  }

  open(root: string, options: RootOptions): void {
    const known = this.#roots.get(root);
    const memory = { options, settings: known?.settings, documents: known?.documents ?? new Map<string, string>() };
    this.#roots.set(root, memory);
    this.#tell(root, memory);
  }

  close(root: string): void {
    if (this.#roots.delete(root)) this.#forget(this.call("close", { root }));
  }

  configure(root: string, settings: unknown): Promise<EngineCalls["configure"]["answer"]> {
    const memory = this.#roots.get(root);
    if (memory) memory.settings = settings;
    return this.call("configure", { root, settings });
  }

  setDocument(root: string, path: string, text: string | null): void {
    const documents = this.#roots.get(root)?.documents;
    if (text === null) documents?.delete(path);
    else documents?.set(path, text);
    this.#forget(this.call("setDocument", { root, path, text }));
  }

  filesChanged(root: string, paths: string[]): void {
    this.#forget(this.call("filesChanged", { root, paths }));
  }

  /** Sends one call. Rejects with `Cancelled` when the signal aborts and `EngineStopped` when the thread dies. */
  call<C extends EngineCall>(
    call: C,
    send: EngineCalls[C]["send"],
    options: CallOptions = {},
  ): Promise<EngineCalls[C]["answer"]> {
    return new Promise<EngineCalls[C]["answer"]>((resolve, reject) => {
      if (options.signal?.aborted) return reject(new Cancelled("cancelled"));
      const thread = this.#running();
      if (!thread) return reject(new EngineStopped("The analysis is not running. Restart the language server."));
      const id = this.#nextId++;
      const onAbort = () => this.#thread?.postMessage({ id, call: "cancel" });
      options.signal?.addEventListener("abort", onAbort, { once: true });
      const ended = <T>(then: (value: T) => void) => {
        return (value: T) => {
          options.signal?.removeEventListener("abort", onAbort);
          then(value);
        };
      };
      this.#pending.set(id, {
        resolve: ended((answer) => resolve(answer as EngineCalls[C]["answer"])),
        reject: ended(reject),
        onProgress: options.onProgress,
      });
      thread.postMessage({ id, call, send } as ToEngine);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const thread = this.#thread;
    this.#thread = undefined;
    this.#rejectAll("The analysis was stopped.");
    await thread?.terminate();
  }

  #running(): EngineThread | undefined {
    if (this.#thread || this.#stopped || this.#tooManyRestarts()) return this.#thread;
    const thread = this.#start();
    this.#thread = thread;
    thread.on("message", (message) => this.#receive(message));
    thread.on("error", (error) => this.#died(thread, error));
    thread.on("exit", () => this.#died(thread, undefined));
    return thread;
  }

  #receive(message: FromEngine): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    if ("progress" in message) {
      pending.onProgress?.(message.progress.done, message.progress.total);
      return;
    }
    this.#pending.delete(message.id);
    if ("answer" in message) pending.resolve(message.answer);
    else pending.reject(message.aborted ? new Cancelled(message.error) : new Error(message.error));
  }

  #died(thread: EngineThread, error: Error | undefined): void {
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    const why = crashReason(error);
    this.#rejectAll(`The analysis stopped unexpectedly (${why}).`);
    this.#restarts.push(Date.now());
    if (this.#tooManyRestarts()) {
      this.#onCrash(
        `The analysis stopped ${restartsAllowed + 1} times in three minutes (${why}). Restart the language server to try again.`,
        false,
      );
      return;
    }
    for (const [root, memory] of this.#roots) this.#tell(root, memory);
    this.#onCrash(`The analysis stopped unexpectedly (${why}) and was started again.`, true);
  }

  #tooManyRestarts(): boolean {
    const since = Date.now() - restartWindowMilliseconds;
    this.#restarts = this.#restarts.filter((time) => time > since);
    return this.#restarts.length > restartsAllowed;
  }

  #tell(root: string, memory: RootMemory): void {
    this.#forget(this.call("open", { root, options: memory.options }));
    this.#forget(this.call("configure", { root, settings: memory.settings }));
    for (const [path, text] of memory.documents) this.#forget(this.call("setDocument", { root, path, text }));
  }

  #rejectAll(sentence: string): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const each of pending) each.reject(new EngineStopped(sentence));
  }

  /** A call whose answer nobody waits for: what goes wrong with it shows at the next check. */
  #forget(call: Promise<unknown>): void {
    call.catch(() => {});
  }
}

function crashReason(error: Error | undefined): string {
  if (!error) return "the thread ended";
  if ((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY") return "it ran out of memory";
  return error.message.split("\n")[0] ?? "unknown reason";
}
