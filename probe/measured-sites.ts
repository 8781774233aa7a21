import fs from "node:fs";
import path from "node:path";
import type { ProbeReport } from "./measurement.ts";
import { isFixedRun, RUN_FILES, runsFolder } from "./run-folder.ts";

/** What the newest run that saw a line measured there. */
export interface MeasuredSite {
  /** From 1. */
  line: number;
  /** Most rows of one call. */
  rows: number;
  /** Of the call with the most bytes; `null` when not known. */
  bytes: number | null;
  /** `bytes` was estimated from some of the rows. */
  estimated: boolean;
  atOnce: number;
  streamed: boolean;
  /** Milliseconds since 1970 when the run began. */
  at: number;
}

/** A run's call sites, in a small file beside its report: an editor looks at it between two keystrokes. */
interface SitesFile {
  version: 1;
  startedAt: string;
  sites: (Omit<MeasuredSite, "at"> & { file: string })[];
}

const NEWEST = 20;
const LARGEST = 1024 * 1024;
/** Packages of a workspace may have been probed in their own folders. */
const DEPTH = 3;
const SKIPPED = /^(?:node_modules|dist|build|out|coverage|\..*)$/;

/** Writes a run's call sites into its folder. `cwd` is what the report's files are relative to. Throws what the file system throws. */
export function writeSites(folder: string, report: ProbeReport, cwd: string): void {
  const sites = report.sites.flatMap(({ file, line, maxRows, maxBytes, bytesSource, concurrencyMax, streamed }) =>
    file === null || line === null || maxRows === 0
      ? []
      : {
          file: path.resolve(cwd, file),
          line,
          rows: maxRows,
          bytes: maxBytes,
          estimated: bytesSource === "estimate",
          atOnce: concurrencyMax,
          streamed,
        },
  );
  const written: SitesFile = { version: 1, startedAt: report.run.startedAt, sites };
  fs.writeFileSync(path.join(folder, RUN_FILES.sites), `${JSON.stringify(written)}\n`);
}

/** Call sites that runs below a folder have measured. Reads each file once, and never throws. */
export class MeasuredSites {
  readonly #root: string;
  readonly #known = new Map<string, SitesFile>();
  #byFile: Map<string, MeasuredSite[]> | null = null;

  constructor(root: string) {
    this.#root = root;
  }

  /** Looks again at the next question. */
  refresh(): void {
    this.#byFile = null;
  }

  /** The measured lines of a file, by its absolute path. */
  of(file: string): readonly MeasuredSite[] {
    this.#byFile ??= this.#read();
    return this.#byFile.get(file) ?? [];
  }

  #read(): Map<string, MeasuredSite[]> {
    const byFile = new Map<string, MeasuredSite[]>();
    const runs = probedFolders(this.#root, DEPTH).flatMap((folder) => newestRuns(runsFolder(folder)));
    const files = runs.flatMap((run) => this.#file(run) ?? []);
    // The newest first, so that the first to tell of a line is the one that counts.
    files.sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
    for (const { startedAt, sites } of files) {
      const at = Date.parse(startedAt);
      for (const { file, ...site } of sites) {
        const lines = byFile.get(file) ?? [];
        byFile.set(file, lines);
        const known = lines.find(({ line }) => line === site.line);
        if (!known) lines.push({ ...site, at });
        else if (known.at === at && site.rows > known.rows) Object.assign(known, site);
      }
    }
    return byFile;
  }

  #file(run: string): SitesFile | null {
    const known = this.#known.get(run);
    if (known !== undefined) return known;
    const read = readSites(path.join(run, RUN_FILES.sites));
    // One that is half written now may be whole at the next look.
    if (read) this.#known.set(run, read);
    return read;
  }
}

function probedFolders(folder: string, depth: number): string[] {
  let names: fs.Dirent[];
  try {
    names = fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  const own = names.some(({ name }) => name === ".orm-memory") ? [folder] : [];
  if (depth === 0) return own;
  const below = names.filter((entry) => entry.isDirectory() && !SKIPPED.test(entry.name));
  return [...own, ...below.flatMap(({ name }) => probedFolders(path.join(folder, name), depth - 1))];
}

function newestRuns(runs: string): string[] {
  try {
    const names = fs.readdirSync(runs).sort().reverse();
    // A verification runs the fixed program in a copy of the worktree, which is gone.
    const own = names.filter((name) => !isFixedRun(name) && fs.existsSync(path.join(runs, name, RUN_FILES.sites)));
    return own.slice(0, NEWEST).map((name) => path.join(runs, name));
  } catch {
    return [];
  }
}

const isSite = (site: SitesFile["sites"][number] | null): boolean =>
  typeof site?.file === "string" &&
  [site.line, site.rows, site.atOnce].every(Number.isInteger) &&
  (site.bytes === null || Number.isInteger(site.bytes));

/** `null` for a file that is broken, too large, or not of this version: somebody else's business. */
function readSites(file: string): SitesFile | null {
  try {
    if (fs.statSync(file).size > LARGEST) return null;
    const read = JSON.parse(fs.readFileSync(file, "utf8")) as Partial<SitesFile>;
    if (read.version !== 1 || !Array.isArray(read.sites) || Number.isNaN(Date.parse(read.startedAt ?? ""))) return null;
    const sites = read.sites.filter(isSite);
    return { version: 1, startedAt: read.startedAt!, sites };
  } catch {
    return null;
  }
}
