import { spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** How long a program that was asked to stop may take before it is asked in stronger words. */
const PATIENCE_MS = 2000;

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false; // it has ended meanwhile
  }
}

/** Ends a program and everything that it started. */
export class Stopper {
  readonly #root: number;
  readonly #pids: () => number[];
  #stages: NodeJS.Timeout[] = [];
  /** Whether somebody asked for the end, so that the program's exit is no failure. */
  asked = false;

  /** `pids` tells the processes of the tree that are alive, also those that left the root's group. */
  constructor(root: number, pids: () => number[]) {
    this.#root = root;
    this.#pids = pids;
  }

  /** The first time hands the signal on, as a terminal does on Ctrl-C; the second time kills. */
  interrupt(signal: NodeJS.Signals): void {
    if (this.asked) this.kill();
    else this.#ask(signal);
  }

  /** Interrupts, and does not take no for an answer: SIGTERM after 2 s, SIGKILL after 4. */
  insist(): void {
    this.#ask("SIGINT");
    this.#stages = [
      setTimeout(() => this.#signal("SIGTERM"), PATIENCE_MS),
      setTimeout(() => this.kill(), 2 * PATIENCE_MS),
    ];
  }

  /** Ends everything at once. */
  kill(): void {
    this.asked = true;
    const strays = this.#pids();
    this.#signal("SIGKILL");
    for (const pid of strays) send(pid, "SIGKILL");
  }

  /** After the root's end: when the user wanted the run to stop, nothing of it may go on. */
  async sweep(): Promise<void> {
    for (const stage of this.#stages) clearTimeout(stage);
    if (!this.asked) return;
    const alive = () => this.#pids().filter((pid) => send(pid, 0));
    if (process.platform !== "win32") send(-this.#root, "SIGTERM");
    for (const pid of alive()) send(pid, "SIGTERM");
    for (let waited = 0; waited < PATIENCE_MS / 2 && alive().length > 0; waited += 20) await wait(20);
    if (process.platform !== "win32") send(-this.#root, "SIGKILL");
    for (const pid of alive()) send(pid, "SIGKILL");
  }

  #ask(signal: NodeJS.Signals): void {
    this.asked = true;
    this.#signal(signal);
  }

  #signal(signal: NodeJS.Signals): void {
    if (process.platform === "win32") {
      // Windows has no signals to hand on; a tree is ended by this tool of the system.
      spawnSync("taskkill", ["/pid", String(this.#root), "/T", "/F"], { stdio: "ignore", windowsHide: true });
    } else if (!send(-this.#root, signal)) {
      send(this.#root, signal);
    }
  }
}
