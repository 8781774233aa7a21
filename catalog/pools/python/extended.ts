import type { EntryPattern } from "../../shape.ts";

/** Entries of classes that extend one of a library's, whose `run` is the work. */
export const extended = (id: string, says: string, source: string, names: readonly string[]): EntryPattern[] =>
  names.map((name) => ({
    id: `${id}.extends.${name}`,
    on: `extends ${name}`,
    runs: { method: "run" },
    atOnce: "unknown",
    confidence: 0.95,
    says,
    source,
  }));
