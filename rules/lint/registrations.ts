import type { Program } from "../../analysis/program.ts";
import type { Registration } from "../finding.ts";

const looksLikeOne =
  /\bfunction\s+((?:create|register|define|add|schedule)\w*(?:Job|Worker|Task|Queue|Processor|Cron|Consumer)\w*)\s*[(<]/g;
const most = 3;

/** Functions that look as if they registered jobs, for a workspace in which no entry was found. Reads texts only. */
export function registrationsIn(program: Program): Registration[] {
  const found = new Map<string, Registration>();
  const texts: string[] = [];
  for (const path of program.workspace.files.keys()) {
    if (program.workspace.isQuiet(path)) continue;
    const text = program.workspace.text(path);
    if (!text) continue;
    texts.push(text);
    for (const match of text.matchAll(looksLikeOne)) {
      const name = match[1]!;
      const line = text.slice(0, match.index).split("\n").length;
      if (!found.has(name)) found.set(name, { name, file: path, line, calls: 0 });
    }
  }
  if (!found.size) return [];
  const calls = new RegExp(`\\b(${[...found.keys()].join("|")})\\s*[(<]`, "g");
  for (const text of texts) for (const match of text.matchAll(calls)) found.get(match[1]!)!.calls++;
  // The declaration itself was counted too.
  for (const one of found.values()) one.calls--;
  return [...found.values()]
    .filter((r) => r.calls > 0)
    .sort((a, b) => b.calls - a.calls)
    .slice(0, most);
}
