import type { Role } from "./measurement.ts";

const base = (path: string) => path.replace(/^.*[\\/]/, "").replace(/\.(exe|cmd|[cm]?js)$/i, "");

const RUNNERS = new Set([
  "npm",
  "npx",
  "npm-cli",
  "npx-cli",
  "pnpm",
  "pnpx",
  "yarn",
  "yarnpkg",
  "corepack",
  "bun",
  "bunx",
  "uv",
  "uvx",
]);
const SHELLS = new Set(["sh", "bash", "dash", "zsh", "ash", "busybox", "fish", "cmd", "powershell", "pwsh"]);
const HELPERS = new Set(["esbuild", "turbo", "watchman", "swc"]);
const DATABASES = new Set(["postgres", "mysqld", "mariadbd", "mongod", "redis-server"]);
const LAUNCHERS = new Set([
  "nodemon",
  "tsx",
  "ts-node-dev",
  "dotenv",
  "cross-env",
  "concurrently",
  "env",
  "time",
  "timeout",
  "nice",
]);

/** Node options whose value may stand in the next word. */
const WITH_VALUE = new Set([
  "--import",
  "--require",
  "-r",
  "--loader",
  "--experimental-loader",
  "-C",
  "--conditions",
  "--env-file",
  "--title",
]);

function scriptOf(words: readonly string[]): string | undefined {
  for (let index = 1; index < words.length; index++) {
    const word = words[index]!;
    if (/^(?:-[ep]+|--eval|--print)$/.test(word)) return undefined;
    if (WITH_VALUE.has(word)) index++;
    else if (!word.startsWith("-")) return word;
  }
  return undefined;
}

/** Roles that prepare the way of the program and hold no rows. */
const BEFORE_THE_PROGRAM: ReadonlySet<Role> = new Set<Role>(["package-runner", "shell", "launcher"]);

/**
 * What part a process plays in the tree, told by its command line; without this npm and tsx look like a leak. `parent`
 * is its parent's role, `null` for the root. The first process that is nothing else is the program.
 */
export function roleOf(argv: readonly string[], parent: Role | null): Role {
  // A program that names itself ("npm run worker") has its whole title in the first word.
  const words = argv.length === 1 ? (argv[0] ?? "").split(" ") : argv;
  const program = base(words[0] ?? "")
    .replace(/^-/, "")
    .replace(/:$/, "");
  const script = program === "node" ? scriptOf(words) : undefined;
  const scriptName = script === undefined ? program : base(script);
  if (RUNNERS.has(program) || RUNNERS.has(scriptName)) return "package-runner";
  if (HELPERS.has(program)) return "helper";
  if (DATABASES.has(program)) return "database";
  const underTheProgram = parent !== null && !BEFORE_THE_PROGRAM.has(parent);
  if (underTheProgram) return "child";
  if (SHELLS.has(program)) return "shell";
  if (LAUNCHERS.has(program) || LAUNCHERS.has(scriptName)) return "launcher";
  if (script !== undefined && /[\\/](tsx|ts-node)[\\/]dist[\\/](cli|bin)\.[cm]?js$/.test(script)) return "launcher";
  return "program";
}

/**
 * A title in a few words: the program and its script by their bare names, then what it was told; Node's own options and folders go.
 */
export function shortTitle(title: string): string {
  const words: string[] = title.match(/"[^"]*"|\S+/g) ?? [];
  const script = scriptOf(words);
  const from = base(words[0] ?? "") === "node" && script !== undefined ? words.indexOf(script) : 1;
  const named = (word: string) => (/^[.~/]|^[A-Za-z]:\\/.test(word) ? word.replace(/^.*[\\/]/, "") : word);
  return [words[0] ?? "", ...words.slice(from)].map(named).join(" ");
}

const MOST_CHARACTERS = 200;

/** A command line as one short line, without the places where this machine keeps its folders. */
export function titleOf(argv: readonly string[], directories: { cwd: string; home: string }): string {
  let title = argv.map((word) => (/\s/.test(word) ? JSON.stringify(word) : word)).join(" ");
  if (directories.cwd.length > 1) title = title.replaceAll(directories.cwd, ".");
  if (directories.home.length > 1) title = title.replaceAll(directories.home, "~");
  return title.length > MOST_CHARACTERS ? `${title.slice(0, MOST_CHARACTERS - 1)}…` : title;
}
