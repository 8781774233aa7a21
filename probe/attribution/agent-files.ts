import fs from "node:fs";
import path from "node:path";
import type { AgentRecord } from "../agent/records.ts";

interface Followed {
  offset: number;
  rest: Buffer;
}

const NAME = /^(\d+\.\d+)\.ndjson$/;

/** Reads what the agent's isolates write while they write it: each call to `poll` gives the lines that are new. */
export class AgentFiles {
  readonly #folder: string;
  readonly #followed = new Map<string, Followed>();
  readonly #ended = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Calls back for each new record, isolate by isolate. A folder that is not there has none. */
  poll(tell: (isolate: string, record: AgentRecord) => void): void {
    let names: string[];
    try {
      names = fs.readdirSync(this.#folder);
    } catch {
      return;
    }
    for (const name of names) {
      const isolate = NAME.exec(name)?.[1];
      if (!isolate || this.#ended.has(isolate)) continue;
      for (const record of this.#fresh(name, isolate)) {
        tell(isolate, record);
        // Nothing comes after it, and a program that forks much leaves many such files.
        if (record.k === "bye") this.#ended.add(isolate);
      }
    }
  }

  #fresh(name: string, isolate: string): AgentRecord[] {
    const followed = this.#followed.get(isolate) ?? { offset: 0, rest: Buffer.alloc(0) };
    this.#followed.set(isolate, followed);
    let bytes: Buffer;
    try {
      bytes = readFrom(path.join(this.#folder, name), followed.offset);
    } catch {
      return [];
    }
    if (bytes.length === 0) return [];
    followed.offset += bytes.length;
    const all = followed.rest.length ? Buffer.concat([followed.rest, bytes]) : bytes;
    const end = all.lastIndexOf(10) + 1;
    followed.rest = all.subarray(end);
    return all.toString("utf8", 0, end).split("\n").flatMap(parse);
  }
}

function readFrom(file: string, offset: number): Buffer {
  const descriptor = fs.openSync(file, "r");
  try {
    const size = fs.fstatSync(descriptor).size - offset;
    if (size <= 0) return Buffer.alloc(0);
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, size, offset));
  } finally {
    fs.closeSync(descriptor);
  }
}

/** A line that a full disk tore is skipped. */
function parse(line: string): AgentRecord[] {
  try {
    return line === "" ? [] : [JSON.parse(line) as AgentRecord];
  } catch {
    return [];
  }
}
