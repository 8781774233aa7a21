/** Is a rewritten program the same as the one it was made of? */
import type { Program } from "./programs/project.ts";
import { shapes } from "./programs/shapes.ts";
import type { Ran } from "./run.ts";
import type { Outcome } from "./runtime/main.ts";

/** What differs, as a sentence; null when nothing does. */
export function difference(program: Program, before: Outcome | undefined, after: Outcome | undefined): string | null {
  if (!before) return "the program did not run as it was";
  if (!after) return "the rewritten program did not run";
  if (after.error !== before.error) return `${before.error ?? "no error"} became ${after.error ?? "no error"}`;
  if (after.count !== before.count) return `showed ${before.count} things before and ${after.count} after`;
  if (after.unordered !== before.unordered) return "showed other things than before";
  if (shapes[program.shape].ordered && after.ordered !== before.ordered) return "showed them in another order";
  const [old, young] = [before.result, after.result].map((one) => JSON.stringify(one));
  return old === young ? null : `gave back ${old} before and ${young} after`;
}

/** The same of a program's two runs, where a process may have died. */
export function differenceOfRuns(program: Program, before: Ran, after: Ran, name: string): string | null {
  if (after.died && !after.outcomes.has(name)) return after.died;
  return difference(program, before.outcomes.get(program.name), after.outcomes.get(name));
}
