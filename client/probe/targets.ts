import fs from "node:fs";
import path from "node:path";

/** Something that can be probed. */
export interface Target {
  label: string;
  command: string[];
  cwd: string;
  /** Set in addition to the environment that a terminal has. */
  env?: Record<string, string>;
  /** A process that runs already, in place of the command. */
  pid?: number;
}

const LOCK_FILES: [file: string, manager: string][] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** The folders from `folder` up to `top`, or to the root of the disk when `top` is not above it. */
function* upward(folder: string, top: string): Generator<string> {
  for (let current = folder; ; current = path.dirname(current)) {
    yield current;
    if (current === top || current === path.dirname(current)) return;
  }
}

const has = (...parts: string[]) => fs.existsSync(path.join(...parts));

function managerFor(folder: string, top: string): string {
  for (const current of upward(folder, top)) {
    const found = LOCK_FILES.find(([file]) => has(current, file));
    if (found) return found[1];
  }
  return "npm";
}

/**
 * The scripts of the package in `folder`, to be run by the manager whose lock file is nearest, up to `top`. Empty when there
 * is no package or it cannot be read: whoever broke it hears of it from their package manager.
 */
export function scriptTargets(folder: string, top: string): Target[] {
  let scripts: unknown;
  try {
    scripts = (JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as { scripts?: unknown }).scripts;
  } catch {
    return [];
  }
  if (typeof scripts !== "object" || scripts === null) return [];
  const manager = managerFor(folder, top);
  return Object.keys(scripts).map((script) => ({ label: script, command: [manager, "run", script], cwd: folder }));
}

/** The nearest folder with a package above a file, up to `top`; else `top`. */
export function packageFolder(file: string, top: string): string {
  for (const folder of upward(path.dirname(file), top)) if (has(folder, "package.json")) return folder;
  return top;
}

/**
 * How a source file is run: JavaScript by `node`, TypeScript by `node` with the project's own `tsx`, else by `npx tsx`, Python by
 * `python3`. `null` for other files.
 */
export function fileTarget(file: string, top: string): Target | null {
  const cwd = packageFolder(file, top);
  const argument = path.relative(cwd, file);
  const target = (...command: string[]): Target => ({ label: path.basename(file), command, cwd });
  switch (path.extname(file)) {
    case ".js":
    case ".mjs":
    case ".cjs":
      return target("node", argument);
    case ".ts":
    case ".mts":
    case ".cts": {
      if (file.endsWith(".d.ts")) return null;
      const installed = [...upward(cwd, path.parse(cwd).root)].some((folder) => has(folder, "node_modules", "tsx"));
      return installed ? target("node", "--import", "tsx", argument) : target("npx", "tsx", argument);
    }
    case ".py":
      return target(process.platform === "win32" ? "python" : "python3", argument);
    default:
      return null;
  }
}
