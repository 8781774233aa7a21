/** One Python for all programs of an ORM and a driver: it has imported the ORM, and forks for each program. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Address, drivers } from "./drivers.ts";

const script = fileURLToPath(new URL("programs/run.py", import.meta.url));

export interface Ran {
  out: string;
  error: string | null;
  /** Growth of the peak, in kB. */
  grown: number;
}

export class Runner {
  readonly #address: Address;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  // Every commit would wait for a disk.
  readonly #home = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "python-rewrites-"));
  #folders = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(python: string, module: string, address: Address) {
    this.#address = address;
    this.#child = spawn(python, ["-B", "-W", "ignore", script, module], { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface(this.#child.stdout!)[Symbol.asyncIterator]();
  }

  /** Runs a program on a table of so many users, after those that were asked for before. */
  run(files: Record<string, string>, rows: number): Promise<Ran> {
    const ran = this.#last.then(() => this.#run(files, rows));
    this.#last = ran.catch(() => {});
    return ran;
  }

  async #run(files: Record<string, string>, rows: number): Promise<Ran> {
    const folder = join(this.#home, String(this.#folders++));
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { driver, port, database } = this.#address;
    const engine = drivers[driver];
    this.#child.stdin!.write(`${JSON.stringify({ folder, rows, engine, port, database })}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`Python ended with ${this.#child.exitCode}`);
    rmSync(folder, { recursive: true });
    return JSON.parse(value) as Ran;
  }

  stop(): void {
    this.#child.stdin!.end();
    rmSync(this.#home, { recursive: true, force: true });
  }
}
