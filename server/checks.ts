/**
 * When the engine checks a root: at once after opening, and a moment after the last change. Whoever needs findings waits
 * for `settled`, so that no answer is older than the text it is about.
 */
import type { CheckResult } from "../rules/finding.ts";
import { type CallOptions, Cancelled } from "./engine.ts";

/** Long enough to let a word be typed, short enough to feel immediate. */
export const debounceMilliseconds = 150;

export interface ChecksListener {
  checked(root: string, result: CheckResult): void;
  progress(root: string, done: number, total: number): void;
  /** The check ended without a result; `cancelled` when the user wished so. */
  failed(root: string, error: Error, cancelled: boolean): void;
}

interface RootState {
  timer: NodeJS.Timeout | undefined;
  /** Something changed since the running check began. */
  dirty: boolean;
  running: AbortController | undefined;
  waiting: (() => void)[];
}

export class Checks {
  #states = new Map<string, RootState>();
  #run: (root: string, options: CallOptions) => Promise<CheckResult>;
  #listener: ChecksListener;

  constructor(run: (root: string, options: CallOptions) => Promise<CheckResult>, listener: ChecksListener) {
    this.#run = run;
    this.#listener = listener;
  }

  /** Something in the root changed: it is checked soon. */
  changed(root: string, delay = debounceMilliseconds): void {
    const state = this.#state(root);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => {
      state.timer = undefined;
      if (state.running) state.dirty = true;
      else void this.#check(root, state);
    }, delay);
  }

  /** Ends the wait and the running check of a root that is closed. */
  close(root: string): void {
    const state = this.#states.get(root);
    if (!state) return;
    this.#states.delete(root);
    clearTimeout(state.timer);
    state.running?.abort();
    this.#release(state);
  }

  /** Cancels a running check; what it read so far is kept for the next one. */
  cancel(root: string): void {
    this.#states.get(root)?.running?.abort();
  }

  /** Resolves when nothing is waiting to be checked. */
  settled(root: string): Promise<void> {
    const state = this.#states.get(root);
    if (!state || this.#idle(state)) return Promise.resolve();
    return new Promise((resolve) => state.waiting.push(resolve));
  }

  async #check(root: string, state: RootState): Promise<void> {
    const abort = new AbortController();
    state.running = abort;
    state.dirty = false;
    try {
      const onProgress = (done: number, total: number) => this.#listener.progress(root, done, total);
      const result = await this.#run(root, { signal: abort.signal, onProgress });
      if (this.#states.get(root) === state) this.#listener.checked(root, result);
    } catch (error) {
      if (this.#states.get(root) === state) this.#listener.failed(root, error as Error, error instanceof Cancelled);
    }
    state.running = undefined;
    if (state.dirty && this.#states.get(root) === state) void this.#check(root, state);
    else if (this.#idle(state)) this.#release(state);
  }

  #idle(state: RootState): boolean {
    return !state.timer && !state.running && !state.dirty;
  }

  #release(state: RootState): void {
    for (const resolve of state.waiting.splice(0)) resolve();
  }

  #state(root: string): RootState {
    const state = this.#states.get(root) ?? { timer: undefined, dirty: false, running: undefined, waiting: [] };
    this.#states.set(root, state);
    return state;
  }
}
