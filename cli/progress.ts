/** One line that says how far a check is, while somebody is watching. */
import { number, type Output } from "./terminal.ts";

export class Progress {
  readonly #output: Output;
  readonly #visible: boolean;
  #shown = 0;

  constructor(output: Output, env: NodeJS.ProcessEnv) {
    this.#output = output;
    this.#visible = output.isTTY === true && env.TERM !== "dumb" && !env.CI;
  }

  /** Ten times a second at most: a terminal is slower than a check. */
  show(done: number, total: number): void {
    const now = performance.now();
    if (!this.#visible || now - this.#shown < 100) return;
    this.#shown = now;
    this.#output.write(`\r\u001B[2KReading ${number(done)} of ${number(total)} files`);
  }

  /** Leaves nothing behind. */
  clear(): void {
    if (this.#shown > 0) this.#output.write("\r\u001B[2K");
    this.#shown = 0;
  }
}
