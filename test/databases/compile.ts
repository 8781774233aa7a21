/** Programs against the libraries' own types, and as JavaScript. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { transform } from "esbuild";
import type { Packages } from "./machine.ts";

/** What the compiler says of a file, by the file's path; a file that compiles is not there. */
export type Complaints = Map<string, string>;

/** Type-checks programs and all they import, strictly, in a thread of its own. */
export function typeCheck(files: readonly string[], packages: Packages): Promise<Complaints> {
  const typeRoot = join(packages.home, "node_modules/@types");
  const worker = new Worker(fileURLToPath(new URL("type-check.mjs", import.meta.url)), {
    workerData: { files, typeRoot },
  });
  return new Promise((done, fail) => {
    worker.once("message", (found: [string, string][]) => done(new Map(found)));
    worker.once("error", fail);
  });
}

/** Writes the JavaScript of a folder's TypeScript into another one. */
export async function emitJavaScript(folder: string, out: string): Promise<void> {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  await Promise.all(
    sources.map(async (name) => {
      const { code } = await transform(readFileSync(join(folder, name), "utf8"), {
        loader: "ts",
        format: "esm",
        target: "node24",
        tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      });
      const file = join(out, name.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code.replace(/(from\s*"\.[^"]*)\.ts"/g, '$1.js"'));
    }),
  );
}
