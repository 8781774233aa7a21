import type { ChildProcess, StdioOptions } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import spawn from "cross-spawn";
import { CannotProbe } from "./cannot-probe.ts";

export interface Launch {
  command: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Where the program's input and output go; by default to where the probe's own go. */
  stdio?: StdioOptions;
}

/**
 * Starts a program without a shell, so that every word of the command is one argument whatever it holds. On POSIX it
 * leads a process group of its own, by which all of it can be signalled. (`cross-spawn` does on Windows what
 * `child_process` alone does not: `npm` there is `npm.cmd`.) Throws CannotProbe when it cannot be started.
 */
export function launch({ command, cwd, env, stdio = "inherit" }: Launch): Promise<ChildProcess> {
  const [program, ...words] = command;
  if (!program)
    return Promise.reject(new CannotProbe("no command was given. Write it after --, as in probe -- node worker.js", 2));
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(refusal(error, program, command, cwd, env.PATH ?? ""));
    try {
      const child = spawn(program, words, { cwd, env, stdio, detached: process.platform !== "win32" });
      child.once("error", refuse);
      child.once("spawn", () => {
        child.off("error", refuse);
        child.on("error", () => {}); // a later signal that finds no process is not a failure of the run
        resolve(child);
      });
    } catch (error) {
      refuse(error as NodeJS.ErrnoException);
    }
  });
}

function refusal(
  error: NodeJS.ErrnoException,
  program: string,
  command: readonly string[],
  cwd: string,
  folders: string,
): CannotProbe {
  if (!fs.existsSync(cwd)) return new CannotProbe(`the working directory ${cwd} does not exist.`, 2);
  const isPath = /[\\/]/.test(program);
  if (error.code === "ENOENT") {
    const what = isPath ? `there is no program ${program}.` : `no program "${program}" on PATH.`;
    return new CannotProbe(`${what} ${advice(program, command, cwd, folders)}`, 127);
  }
  if (error.code === "EACCES") {
    const file = path.resolve(cwd, program);
    if (fs.existsSync(file) && fs.statSync(file).isDirectory()) {
      return new CannotProbe(`${program} is a folder. Name a program and its arguments.`, 126);
    }
    return new CannotProbe(`${program} may not be executed. ${advice(program, command, cwd, folders)}`, 126);
  }
  return new CannotProbe(`${program} could not be started (${error.code ?? error.message}).`, 126);
}

/** What to try instead: the file with node, or the program that the project has installed for itself. */
function advice(program: string, command: readonly string[], cwd: string, folders: string): string {
  if (/\.[cm]?js$/.test(program)) return `Try node ${command.join(" ")}`;
  if (/\.py$/.test(program)) return `Try python3 ${command.join(" ")}`;
  if (/^python[\d.]*$/.test(program)) return pythonAdvice(program, command, folders);
  if (/\.[cm]?ts$/.test(program)) return `Try npx tsx ${command.join(" ")}`;
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, "node_modules", ".bin", program))) return `Try npx ${command.join(" ")}`;
    if (folder === path.dirname(folder)) break;
  }
  return program === "tsx" || program === "ts-node"
    ? `Try npx ${command.join(" ")}`
    : "Look for a typing mistake, or give its full path.";
}

/** Some machines have `python3` and no `python`, others the other way round. */
function pythonAdvice(program: string, [, ...words]: readonly string[], folders: string): string {
  const isThere = (name: string) =>
    folders.split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, name)));
  const other = ["python3", "python"].find((name) => name !== program && isThere(name));
  return other
    ? `Try ${[other, ...words].join(" ")}`
    : "Install Python, or give the full path of the one in your environment, such as .venv/bin/python.";
}
