import type { LinterHost } from "../linter.ts";

/** Work is handed over to others at least this often, in milliseconds. */
const turn = 40;

/** Stops when it is told to, and gives others a turn now and then. */
export class Pace {
  #last: number;

  constructor(
    readonly host: LinterHost,
    readonly signal: AbortSignal | undefined,
  ) {
    this.#last = host.now();
  }

  async step(): Promise<void> {
    if (this.host.now() - this.#last < turn) return;
    await this.host.breathe();
    this.#last = this.host.now();
    this.signal?.throwIfAborted();
  }
}
