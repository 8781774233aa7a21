/** What tests bring to a machine by themselves: only the npm registry and, for root on Debian, apt are asked. */
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The machine lacks something that a test can't bring: a reason to skip, outside of CI. */
export class Missing extends Error {}

/** A program of the machine by one of its names; installed by apt where that is allowed. */
export function ensureProgram(names: readonly string[], packages: readonly string[]): string {
  const found = findProgram(names);
  if (found) return found;
  installByApt(packages, `no ${names[0]} is on PATH`);
  const installed = findProgram(names);
  if (!installed) throw new Missing(`apt-get installed ${packages.join(" and ")}, but no ${names[0]} is on PATH`);
  return installed;
}

/** Where Debian's packages of Python are; another Python on PATH has none of them. */
const PYTHON = "/usr/bin/python3";

/** The system's Python with modules that its packages bring; installed by apt where that is allowed. */
export function ensurePython(modules: readonly string[], packages: readonly string[]): string {
  if (hasModules(modules)) return PYTHON;
  installByApt(packages, `${PYTHON} does not import ${modules.join(" and ")}`);
  if (!hasModules(modules)) throw new Missing(`apt-get installed ${packages.join(" and ")}, but they do not import`);
  return PYTHON;
}

function hasModules(modules: readonly string[]): boolean {
  const { status } = spawnSync(PYTHON, ["-c", modules.map((name) => `import ${name}`).join("\n")], { stdio: "ignore" });
  return status === 0;
}

function installByApt(packages: readonly string[], lack: string): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    throw new Missing(`${lack}, and only root on Debian or Ubuntu may install it`);
  runInstaller("apt-get", ["update", "-q"]);
  runInstaller("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages]);
}

function findProgram(names: readonly string[]): string | undefined {
  // Servers lie in folders that are on root's PATH only.
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program; that it can't reach its registry is the machine's lack, everything else is an error. */
export function runInstaller(command: string, args: string[], cwd?: string): string {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    return execFileSync(command, args, {
      cwd,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 1 << 26,
    });
  } catch (error) {
    const told = String((error as { stderr?: string }).stderr || (error as Error).message)
      .trim()
      .split("\n")
      .slice(-3)
      .join(" | ");
    const unreachable =
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|Temporary failure resolving|Unable to locate package/.test(told);
    throw new (unreachable ? Missing : Error)(`${command} ${args.join(" ")} failed: ${told}`);
  }
}
