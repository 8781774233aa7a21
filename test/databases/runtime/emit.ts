/**
 * What a program shows of itself, without keeping any of it: a hash that depends on the order, one that does not, and
 * how many times it was shown something. Copied beside the programs.
 */
import { createHash, type Hash } from "node:crypto";
import { Writable } from "node:stream";

export interface Shown {
  count: number;
  /** Of everything in the order it came. */
  ordered: string;
  /** Of everything in any order. */
  unordered: string;
  /** Keys that came, where they are asked for. */
  keys?: unknown[];
}

let hash: Hash;
let sum: bigint;
let count: number;
let keys: unknown[] | null = null;
let onRow: ((count: number) => void) | null = null;

/** Starts anew; `look` is called with the number of rows so far. */
export function start(options: { keepKeys?: boolean; look?: ((count: number) => void) | null } = {}): void {
  hash = createHash("sha256");
  sum = 0n;
  count = 0;
  keys = options.keepKeys ? [] : null;
  onRow = options.look ?? null;
}

/** Takes what a row is made of; the first value is its key where there is one. */
export function emit(...values: unknown[]): void {
  show(JSON.stringify(values, plain));
  keys?.push(values[0]);
}

function show(text: string): void {
  count++;
  hash.update(text).update("\n");
  // Sums of hashes: the same for any order, and another one when a row comes twice.
  sum += createHash("md5").update(text).digest().readBigUInt64LE();
  onRow?.(count);
}

/** Documents of an ORM say more than their values; a big number is no JSON. */
function plain(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** A place to write rows to, as a file or a response would be. */
export function newSink(): Writable {
  return new Writable({
    write(chunk: Buffer, _, done) {
      for (const line of String(chunk).split("\n")) if (line !== "") show(line);
      done();
    },
  });
}

/** Something that takes a while, as sending a row elsewhere would. */
export async function send(...values: unknown[]): Promise<void> {
  emit(...values);
  if (count % 256 === 0) await new Promise<void>((done) => setImmediate(done));
}

export function shown(): Shown {
  return {
    count,
    ordered: hash.digest("hex"),
    unordered: BigInt.asUintN(128, sum).toString(16),
    ...(keys ? { keys } : {}),
  };
}
