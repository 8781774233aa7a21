/** What becomes of what the work hands back, as far as the entry and the workspace tell. */
import type { Results } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import { argumentAt } from "../values/places.ts";
import { isSaid } from "../workspace/said.ts";
import type { EntrySite } from "./entry.ts";

/** Where results of an entry go; "dropped" where an option leaves them out, or nothing says where they are stored. */
export function resultsOf(program: Program, { pattern, pool, own, file }: EntrySite): Results | undefined {
  const results = pattern.results ?? pool.results;
  if (results !== "stored") return results;
  const { dropsResult, storedWhere } = pool;
  if (dropsResult && own) {
    const found = argumentAt(program.evaluator, own.list, dropsResult.at, own.scope);
    if (found.is === "value" && found.expr === dropsResult.is) return "dropped";
  }
  return !storedWhere || isSaid(program, file, storedWhere) ? results : "dropped";
}
