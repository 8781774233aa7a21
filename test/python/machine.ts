/** What the tests of Python need of the machine: Debian's Python with its packages, installed by apt where that is allowed. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Missing, runInstaller } from "../install.ts";

/** Modules are packed for this Python alone, whichever one is first on PATH. */
const python = "/usr/bin/python3";

/** Debian's package for each module. */
const packages = { sqlalchemy: "python3-sqlalchemy", django: "python3-django", peewee: "python3-peewee" };

/** A Python that can import all of the modules. */
function ensurePython(): string {
  if (canImport()) return python;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    throw new Missing("Python's ORMs are not installed, and only root on Debian or Ubuntu may install them");
  runInstaller("apt-get", ["update", "-q"]);
  runInstaller("apt-get", ["install", "-y", "-q", "--no-install-recommends", "python3", ...Object.values(packages)]);
  if (!canImport()) throw new Missing(`apt-get installed the packages, but ${python} can't import them`);
  return python;
}

/** The same; what the machine lacks is an error in CI alone. */
export function installedPython(): string | Missing {
  try {
    return ensurePython();
  } catch (error) {
    if (error instanceof Missing && !process.env.CI) return error;
    throw error;
  }
}

function canImport(): boolean {
  if (!existsSync(python)) return false;
  try {
    execFileSync(python, ["-c", `import ${Object.keys(packages).join(", ")}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
