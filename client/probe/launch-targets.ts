import type { Target } from "./targets.ts";

/** The part of an entry of launch.json that says how a program is started. */
export interface LaunchConfiguration {
  type?: unknown;
  request?: unknown;
  name?: unknown;
  program?: unknown;
  module?: unknown;
  args?: unknown;
  cwd?: unknown;
  env?: unknown;
  runtimeExecutable?: unknown;
  runtimeArgs?: unknown;
  python?: unknown;
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === "string") : [];
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** What stands for folders and files in launch.json, in as far as it means something without a debugger. */
export interface Places {
  workspaceFolder: string;
  file?: string;
}

/** `null` where a variable is used that only a debugger, or a question to the user, could fill. */
function filled(value: string, { workspaceFolder, file }: Places): string | null {
  const known: Record<string, string | undefined> = {
    workspaceFolder,
    workspaceRoot: workspaceFolder,
    file,
    cwd: workspaceFolder,
  };
  let unknown = false;
  const result = value.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    const found = name.startsWith("env:") ? (process.env[name.slice(4)] ?? "") : known[name];
    if (found === undefined) unknown = true;
    return found ?? "";
  });
  return unknown ? null : result;
}

/** Node and Python programs that launch.json starts, as commands; what attaches, or needs a debugger to be understood, is left out. */
export function launchTargets(configurations: readonly LaunchConfiguration[], places: Places): Target[] {
  return configurations.flatMap((configuration) => {
    const { type, request, name, env, cwd } = configuration;
    if (request !== "launch" || typeof name !== "string") return [];
    const command = /^(?:node|pwa-node|node-terminal)$/.test(String(type))
      ? nodeCommand(configuration)
      : /^(?:python|debugpy)$/.test(String(type))
        ? pythonCommand(configuration)
        : null;
    const given = command?.map((word) => filled(word, places));
    const folder = filled(text(cwd) ?? places.workspaceFolder, places);
    if (!given || given.length < 2 || folder === null || given.includes(null)) return [];
    const set = Object.entries((env ?? {}) as Record<string, unknown>).flatMap(([key, value]) => {
      const own = filled(String(value), places);
      return own === null ? [] : [[key, own] as const];
    });
    return [{ label: name, command: given as string[], cwd: folder, env: Object.fromEntries(set) }];
  });
}

function nodeCommand({ program, args, runtimeExecutable, runtimeArgs }: LaunchConfiguration): string[] {
  const file = text(program);
  return [text(runtimeExecutable) ?? "node", ...words(runtimeArgs), ...(file ? [file] : []), ...words(args)];
}

function pythonCommand({ program, module, args, python }: LaunchConfiguration): string[] {
  const file = text(program);
  const start = text(module) ? ["-m", text(module)!] : file ? [file] : [];
  return [text(python) ?? "python3", ...start, ...words(args)];
}
