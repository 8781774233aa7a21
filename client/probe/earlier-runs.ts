import fs from "node:fs/promises";
import path from "node:path";
import { type ComparedRun, comparedRun, RUN_FILES } from "../../probe/index.ts";

const MOST_RUNS = 20;
/** A report is a few megabytes at most; what is larger is something else. */
const LARGEST = 64 * 1024 * 1024;

/** The runs beside a run, as small curves. Nothing is read twice. */
export class EarlierRuns {
  readonly #known = new Map<string, { changed: number; run: ComparedRun | null }>();

  /**
   * The newest ones that have a report, the newest first. Reports that are broken or of another version are skipped. `own` is the
   * run of `folder` itself, whose report may not be written yet.
   */
  async beside(folder: string, own: ComparedRun | null): Promise<ComparedRun[]> {
    const runs = path.dirname(folder);
    const names = await fs.readdir(runs).catch(() => []);
    const found = own ? [own] : [];
    // Folders are named by their start. One after the other: the editor stays quick.
    for (const name of names.toSorted().toReversed()) {
      if (found.length === MOST_RUNS) break;
      const run = name === own?.id ? null : await this.#read(path.join(runs, name), name);
      if (run) found.push(run);
    }
    return found.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  async #read(folder: string, name: string): Promise<ComparedRun | null> {
    const file = path.join(folder, RUN_FILES.report);
    try {
      const { mtimeMs, size } = await fs.stat(file);
      const known = this.#known.get(file);
      if (known?.changed === mtimeMs) return known.run;
      const run = size > LARGEST ? null : comparedRun(name, JSON.parse(await fs.readFile(file, "utf8")));
      this.#known.set(file, { changed: mtimeMs, run });
      return run;
    } catch {
      return null;
    }
  }
}
