/** What becomes of what the work hands back, as far as the entry and the workspace tell. */
import type { Results } from "../../catalog/index.ts";
import { languageOf } from "../language.ts";
import type { Program } from "../program.ts";
import { argumentAt } from "../values/places.ts";
import { isQuiet } from "../workspace/source.ts";
import type { EntrySite } from "./entry.ts";

const known = new WeakMap<Program, Map<RegExp, boolean>>();

/** Where results of an entry go; "dropped" where an option leaves them out, or nothing says where they are stored. */
export function resultsOf(program: Program, { pattern, pool, own, file }: EntrySite): Results | undefined {
  const results = pattern.results ?? pool.results;
  if (results !== "stored") return results;
  const { dropsResult, storedWhere } = pool;
  if (dropsResult && own) {
    const found = argumentAt(program.evaluator, own.list, dropsResult.at, own.scope);
    if (found.is === "value" && found.expr === dropsResult.is) return "dropped";
  }
  return !storedWhere || isWritten(program, file, storedWhere) ? results : "dropped";
}

/** True where a file of the language has the text; tests and the like say nothing of the program. */
function isWritten(program: Program, file: string, text: RegExp): boolean {
  const answers = known.get(program) ?? new Map<RegExp, boolean>();
  known.set(program, answers);
  const before = answers.get(text);
  if (before !== undefined) return before;
  const { workspace } = program;
  const language = languageOf(file);
  let found = false;
  for (const path of workspace.files.keys()) {
    if (languageOf(path) !== language || isQuiet(path) || !text.test(workspace.text(path) ?? "")) continue;
    found = true;
    break;
  }
  answers.set(text, found);
  return found;
}
