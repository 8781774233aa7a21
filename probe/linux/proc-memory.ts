import { HeldProcFile } from "./proc-file.ts";
import { type ProcStatus, parseStatus } from "./proc-status.ts";

/**
 * The kernel writes /proc/PID/status in 15 µs and /proc/PID/statm in 3. Most processes of a tree stand still (npm, a shell, a
 * parent that waits), so the longer file is read when the shorter one has changed, and at every fourth look in any case: a peak between
 * two looks leaves its high-water mark there.
 */
const STATUS_EVERY = 4;

/** Memory of one process, read again and again. */
export class ProcMemory {
  readonly #sizes: HeldProcFile;
  readonly #status: HeldProcFile;
  #last = "";
  #known: ProcStatus | null = null;
  #look = 0;

  constructor(pid: number) {
    this.#sizes = new HeldProcFile(`/proc/${pid}/statm`);
    this.#status = new HeldProcFile(`/proc/${pid}/status`);
  }

  /** `null` for a process without memory of its own: a zombie that waits for its parent, or a kernel thread. */
  read(): ProcStatus | null | "gone" {
    const sizes = this.#sizes.read();
    if (sizes === null) return "gone";
    if (sizes === this.#last && this.#look++ % STATUS_EVERY !== 0) return this.#known;
    const text = this.#status.read();
    if (text === null) return "gone";
    this.#last = sizes;
    this.#look = 1;
    this.#known = parseStatus(text);
    return this.#known;
  }

  close(): void {
    this.#sizes.close();
    this.#status.close();
  }
}
