import type { Program } from "../program.ts";
import type { Walk } from "../reach/walk.ts";

/** What a text says of a program that runs on: it listens, waits for a signal, looks again and again, or is called by others. */
const runsOn = new RegExp(
  [
    String.raw`\b(?:listen|serve|createServer|setInterval|createApp|startServer|watch|handler?)\s*\(`,
    String.raw`\.(?:on|once|addListener|addEventListener|subscribe|consume)\(`,
    String.raw`\bwhile\s*\(\s*(?:true|1)\s*\)|\bfor\s*\(\s*;\s*;`,
    String.raw`\bwhile\s+(?:True|1)\s*:|\b(?:serve_forever|run_forever|start_server)\b|\bapp\.run\(`,
    String.raw`\bexport\s+(?:const|default|async\s+function|function)\s+(?:handler|GET|POST|PUT|PATCH|DELETE|middleware)\b`,
    String.raw`\bexports\.handler\b`,
    "^[\"']use (?:server|client)[\"']",
  ].join("|"),
  "m",
);

/** More files than these are a program that nobody can be sure of. */
const mostFiles = 400;

/**
 * True for a file of a script that comes to an end: neither it, nor a file that imports it, nor what these import
 * listens, waits or looks again, and its package knows no library for services.
 */
export function comesToAnEnd(program: Program, walk: Walk, file: string): boolean {
  const { workspace, catalog } = program;
  const named = workspace.resolver.dependenciesOf(file);
  const serving = catalog.pools.some(
    ({ kind, packages }) =>
      (kind === "request" || kind === "queue" || kind === "consumer" || kind === "schedule") &&
      packages.some((one) => named.has(one)),
  );
  if (serving) return false;
  const files = new Set<string>([file, ...workspace.importersFar(file)]);
  for (const next of files) {
    if (files.size > mostFiles) return false;
    for (const imported of workspace.imports(next)) files.add(imported);
  }
  const waiting = walk.entries.some(
    ({ kind, file: at }) => kind !== "fan-out" && kind !== "thread" && kind !== "process" && files.has(at),
  );
  return !waiting && ![...files].some((one) => runsOn.test(workspace.text(one) ?? ""));
}

/** True when a text calls a method of one of these names, on whatever it may be. */
export function callsOneOf(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(`.${name}`) || text.includes(`["${name}"]`));
}
