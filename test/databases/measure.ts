/** What a rewrite costs and saves, on a table that does not fit: heap, resident memory, and whether it gets by with 64 MB. */
import type { Databases } from "./databases.ts";
import type { Packages } from "./machine.ts";
import { type Ran, type RunOptions, runPrograms } from "./run.ts";
import type { Outcome } from "./runtime/main.ts";
import type { Prepared, Rewrite } from "./suite.ts";
import { difference } from "./verdict.ts";
import { runWhileWritten } from "./written.ts";

/** Megabytes above the idle program. */
export interface Memory {
  /** Alive after a collection, at most; null where no moment to look was found. */
  heap: number | null;
  resident: number;
}

export interface Measurement {
  before: Memory;
  after: Memory;
  /** With 64 MB of old space: what happened to the program, as it was and rewritten. */
  capped: { before: string; after: string };
  /** What went wrong while rows were written; null when every row came once, undefined when it was not tried. */
  written?: string | null;
  /** The live heap of the whole rewritten program on five times as many rows, as a factor. */
  growth?: number;
  /** What differed on this many rows. */
  difference: string | null;
}

const oldSpace = 64;

/** A prime, so that looks move through the pages. */
const lookEvery = 9973;

export class Meter {
  readonly #databases: Databases;
  readonly #packages: Packages;
  readonly #rows: number;
  readonly #growth: boolean;
  readonly #ran = new Map<string, Promise<Ran>>();

  constructor(given: { databases: Databases; packages: Packages; rows: number; growth: boolean }) {
    this.#databases = given.databases;
    this.#packages = given.packages;
    this.#rows = given.rows;
    this.#growth = given.growth;
  }

  /** Measures one rewrite beside the program that it was made of. */
  async measure(prepared: Prepared, rewrite: Rewrite): Promise<Measurement> {
    const { program, name, kind } = rewrite;
    const run = (one: string, options: Partial<RunOptions>, rows = this.#rows) =>
      this.#run(prepared, one, options, rows);
    const plain = { before: await run(program.name, {}), after: await run(name, {}) };
    const heaps = { before: await run(program.name, { measure: "heap" }), after: await run(name, { measure: "heap" }) };
    const capped = { before: await run(program.name, { oldSpace }), after: await run(name, { oldSpace }) };
    const memory = (side: "before" | "after"): Memory => {
      const one = side === "before" ? program.name : name;
      return {
        heap: heaps[side].outcomes.get(one)?.heap ?? null,
        resident: plain[side].outcomes.get(one)?.resident ?? Number.NaN,
      };
    };
    const found: Measurement = {
      before: memory("before"),
      after: memory("after"),
      capped: { before: fate(capped.before), after: fate(capped.after) },
      difference:
        plain.after.died ??
        difference(program, plain.before.outcomes.get(program.name), plain.after.outcomes.get(name)),
    };
    if (found.difference === null && capped.after.died === null)
      found.difference = difference(program, plain.before.outcomes.get(program.name), capped.after.outcomes.get(name));
    if (kind === "batch" || kind === "stream") {
      // Only a program that shows each row tells which ones came.
      if (program.consumer === "loop")
        found.written = await runWhileWritten(prepared, name, this.#databases, this.#packages);
      if (this.#growth && found.after.heap !== null) {
        const more = await run(name, { measure: "heap", lookEvery: lookEvery * 5 }, this.#rows * 5);
        found.growth = whole(more.outcomes.get(name)) / whole(heaps.after.outcomes.get(name));
      }
    }
    return found;
  }

  /** Programs as they were run once for all rewrites of them. */
  #run(prepared: Prepared, name: string, options: Partial<RunOptions>, rows: number): Promise<Ran> {
    const key = JSON.stringify([prepared.project, name, options, rows]);
    const known = this.#ran.get(key) ?? this.#start(prepared, name, options, rows);
    this.#ran.set(key, known);
    return known;
  }

  async #start(prepared: Prepared, name: string, options: Partial<RunOptions>, rows: number): Promise<Ran> {
    const address = await this.#databases.filled(prepared.target.engine, rows);
    return runPrograms({
      packages: this.#packages,
      project: prepared.project,
      address,
      programs: [name],
      seconds: 900,
      ...options,
    });
  }
}

/** What the program has alive, the idle part included, in megabytes. */
function whole(outcome: Outcome | undefined): number {
  return (outcome?.idle ?? Number.NaN) + (outcome?.heap ?? Number.NaN);
}

function fate({ died, outOfMemory, outcomes }: Ran): string {
  if (outOfMemory) return "out of memory";
  const error = [...outcomes.values()][0]?.error;
  return died ?? error ?? "finishes";
}
