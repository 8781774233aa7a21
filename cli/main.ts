#!/usr/bin/env node
/** `orm-memory-lint`: finds the command and hands it its words. Each command's code is loaded only when it is called. */
import { readFileSync } from "node:fs";
import { nearestName } from "../rules/configuration/names.ts";
import { checkUsage } from "./arguments.ts";

const commands = ["check", "probe", "lsp"];

const help = async () => `orm-memory-lint finds ORM reads without a bound that run in worker pools.

  ${checkUsage.replace(/(?<=^check.*?)( \[--(?:config|all-rules|explain))/g, "\n       $1")}
      Looks at the working directory. Exit status 1 when there are more warnings than --max-warnings (0).
  ${(await import("./probe-options.ts")).PROBE_USAGE}
      Runs a command and measures the memory of its whole process tree.
  lsp --stdio
      The language server, for any editor.
  --help, --version
`;

const { version, homepage } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
  homepage?: string;
};

/** Runs what the words after the program's name ask for; returns the exit status, or null where the process lives on. */
async function main([command, ...rest]: string[]): Promise<number | null> {
  if (command === "--version" || command === "-v") return say(process.stdout, `${version}\n`, 0);
  const asksForHelp = command === "--help" || command === "-h" || command === "help";
  if (asksForHelp || (command !== "probe" && /^(-h|--help)$/.test(rest[0] ?? "")))
    return say(process.stdout, await help(), 0);
  if (command === "check") return check(rest);
  if (command === "probe") {
    const { probeCommand } = await import("./probe.ts");
    return probeCommand(rest, { version });
  }
  if (command === "lsp") {
    if (rest.length !== 1 || rest[0] !== "--stdio")
      return say(process.stderr, "Write orm-memory-lint lsp --stdio.\n", 2);
    await import("../server/main.ts");
    return null;
  }
  if (command === undefined) return say(process.stderr, await help(), 2);
  const near = nearestName(command, commands);
  const hint = near ? `did you mean ${near}?` : "there are check, probe and lsp.";
  return say(process.stderr, `${command} is not a command of orm-memory-lint; ${hint}\n`, 2);
}

async function check(argv: string[]): Promise<number> {
  const { checkCommand } = await import("./check.ts");
  const abort = new AbortController();
  // The first Ctrl-C lets the check end by itself; a second one is not caught.
  process.once("SIGINT", () => abort.abort(new Error("interrupted")));
  process.once("SIGTERM", () => abort.abort(new Error("interrupted")));
  const { stdout, stderr, env } = process;
  const io = { cwd: process.cwd(), env, stdout, stderr, version, signal: abort.signal };
  return checkCommand(argv, homepage ? { ...io, homepage } : io);
}

function say(stream: NodeJS.WriteStream, text: string, status: number): number {
  stream.write(text);
  return status;
}

// `orm-memory-lint check | head` closes the pipe early, which is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

main(process.argv.slice(2)).then(
  (status) => {
    if (status === null) return;
    process.exitCode = status;
  },
  (error: unknown) => {
    const told = error instanceof Error ? error.message : String(error);
    process.stderr.write(`orm-memory-lint failed: ${told}. Set ORM_MEMORY_DEBUG=1 to see where.\n`);
    if (process.env.ORM_MEMORY_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = 2;
  },
);
