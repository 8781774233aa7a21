import fs from "node:fs";
import path from "node:path";
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { CannotProbe } from "./cannot-probe.ts";
import type { ProbeReport } from "./measurement.ts";

/** A command to run, by a name that stands in the comparison. */
export interface Experiment {
  name: string;
  command: string[];
  /** Set in addition to the environment there is. */
  env?: Record<string, string>;
  /** Relative to the file that names the experiment. */
  cwd?: string;
}

export interface Experiments {
  experiments: Experiment[];
  repeat: number;
}

/**
 * Reads a file of experiments (schemas/probe-experiments.schema.json, JSON with comments). Throws CannotProbe with the file, the key and what is
 * wrong there.
 */
export function readExperiments(file: string): Experiments {
  const wrong = (what: string) => new CannotProbe(`${file}: ${what}`, 2);
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    throw wrong(`it cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const errors: ParseError[] = [];
  const read = parse(text, errors, { allowTrailingComma: true }) as unknown;
  const [first] = errors;
  if (first) {
    const line = text.slice(0, first.offset).split("\n").length;
    throw wrong(`line ${line} is not JSON (${printParseErrorCode(first.error)}).`);
  }
  if (read === null || typeof read !== "object") throw wrong("it is no object with experiments in it.");
  const { experiments, repeat = 1 } = read as Record<string, unknown>;
  if (!Array.isArray(experiments) || experiments.length === 0)
    throw wrong("experiments is not a list with at least one of them.");
  if (!Number.isInteger(repeat) || (repeat as number) < 1 || (repeat as number) > 100) {
    throw wrong("repeat is not a whole number from 1 to 100.");
  }
  const names = new Set<string>();
  const checked = experiments.map((each: unknown, index) => {
    const key = `experiments[${index}]`;
    const { name, command, env, cwd } = (each ?? {}) as Record<string, unknown>;
    if (typeof name !== "string" || name === "") throw wrong(`${key}.name is missing.`);
    if (names.has(name)) throw wrong(`${key}.name ${JSON.stringify(name)} is there twice.`);
    names.add(name);
    if (!isWords(command) || command.length === 0)
      throw wrong(`${key}.command is not a list of words, such as ["node", "worker.js"].`);
    if (env !== undefined && !isWords(Object.values(env ?? [0])))
      throw wrong(`${key}.env has a value that is not text.`);
    if (cwd !== undefined && typeof cwd !== "string") throw wrong(`${key}.cwd is not a folder's name.`);
    return { name, command, ...(env ? { env: env as Record<string, string> } : {}), ...(cwd ? { cwd } : {}) };
  });
  return { experiments: checked, repeat: repeat as number };
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((word) => typeof word === "string");

interface Variation {
  title: string;
  /** What to set; `null` when this machine lacks what it needs. */
  env: () => Record<string, string> | null;
  lacks?: string;
  /** The only language that it says anything to. */
  only?: "Python";
}

const JEMALLOC = ["x86_64-linux-gnu", "aarch64-linux-gnu", ""].flatMap((part) =>
  ["/usr/lib", "/usr/local/lib", "/usr/lib64"].map((folder) => path.join(folder, part, "libjemalloc.so.2")),
);

/** Allocator settings under which a command can be run again, by name. */
export const VARIATIONS: Record<string, Variation> = {
  "malloc-arenas": { title: "MALLOC_ARENA_MAX=2", env: () => ({ MALLOC_ARENA_MAX: "2" }) },
  "malloc-trim": { title: "MALLOC_TRIM_THRESHOLD_=65536", env: () => ({ MALLOC_TRIM_THRESHOLD_: "65536" }) },
  jemalloc: {
    title: "jemalloc",
    env: () => {
      const library = JEMALLOC.find((file) => fs.existsSync(file));
      return library ? { LD_PRELOAD: [process.env.LD_PRELOAD, library].filter(Boolean).join(":") } : null;
    },
    lacks: "libjemalloc.so.2 was not found (Debian and Ubuntu: apt install libjemalloc2).",
  },
  pymalloc: { title: "PYTHONMALLOC=malloc", env: () => ({ PYTHONMALLOC: "malloc" }), only: "Python" },
  "pymalloc-arenas": {
    title: "PYTHONMALLOC=malloc, MALLOC_ARENA_MAX=2",
    env: () => ({ PYTHONMALLOC: "malloc", MALLOC_ARENA_MAX: "2" }),
    only: "Python",
  },
};

/** A sentence where settings of `names` say nothing to the program that ran: the table would make them look harmless. */
export function withoutEffect(names: readonly string[], reports: readonly ProbeReport[]): string | null {
  const titles = [...new Set(names)].filter((name) => VARIATIONS[name]!.only).map((name) => VARIATIONS[name]!.title);
  const seen = reports.flatMap(({ isolates }) => isolates);
  if (titles.length === 0 || seen.length === 0 || seen.some(({ python }) => python !== null)) return null;
  return `${titles.join(" and ")} is for Python, and none ran: the difference is chance.`;
}

/** A command as it is, and under each of the settings; `missing` has a sentence for each that this machine cannot try. */
export function variationsOf(
  command: string[],
  names: readonly string[],
): { experiments: Experiment[]; missing: string[] } {
  const experiments: Experiment[] = [{ name: "as it is", command }];
  const missing: string[] = [];
  for (const name of new Set(names)) {
    const { title, env, lacks } = VARIATIONS[name]!;
    const set = env();
    if (set) experiments.push({ name: title, command, env: set });
    else missing.push(`${title} is left out: ${lacks}`);
  }
  return { experiments, missing };
}
