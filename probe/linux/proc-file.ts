import fs from "node:fs";

const buffer = Buffer.allocUnsafe(64 * 1024);
/** A program may have thousands of threads, and open files are often limited to 1,024. */
const MOST_HELD = 256;
let held = 0;

function readDescriptor(descriptor: number): string | null {
  try {
    return buffer.toString("latin1", 0, fs.readSync(descriptor, buffer, 0, buffer.length, 0));
  } catch {
    return null; // the process is gone: the kernel answers ESRCH
  }
}

/** Text of a file under /proc as Latin-1, at most 64 KB; `null` when it cannot be read, as after the process ended. */
export function readProcFile(path: string): string | null {
  let descriptor: number;
  try {
    descriptor = fs.openSync(path, "r");
  } catch {
    return null;
  }
  try {
    return readDescriptor(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * A file under /proc that is read again and again. Its descriptor is kept open while fewer than 256 are: that saves a
 * third of each read, and a held descriptor never answers for another process that was given the same id.
 */
export class HeldProcFile {
  readonly #path: string;
  #descriptor: number | null = null;

  constructor(path: string) {
    this.#path = path;
    if (held >= MOST_HELD) return;
    try {
      this.#descriptor = fs.openSync(path, "r");
      held++;
    } catch {
      // gone already; read() says so
    }
  }

  /** The text of now; `null` when the process is gone. */
  read(): string | null {
    return this.#descriptor === null ? readProcFile(this.#path) : readDescriptor(this.#descriptor);
  }

  close(): void {
    if (this.#descriptor === null) return;
    fs.closeSync(this.#descriptor);
    this.#descriptor = null;
    held--;
  }
}
