/** *Read only some columns*: what the program asks of the rows, where all that it does with them is seen. */
import { arrayUses } from "./consumer/array-uses.ts";
import type { Narrow, Reading, Reason } from "./reading/reading.ts";
import { type FixTarget, lineOf } from "./target.ts";

export interface NarrowPlan {
  narrow: Narrow;
  /** Columns that the table has, as far as they are known. */
  all: number;
}

/** Plans a read of fewer columns, or says why there is none as a clause ("line 14 uses whole rows"). */
export function planNarrow({ read: facts }: FixTarget, reading: Reading): NarrowPlan | Reason {
  const { columns, loads, loadHook, table } = facts;
  const named = table ? `\`${table}\`` : "the table";
  if (!columns) return { reason: `the columns of ${named} are not known` };
  if (loads) return { reason: `${named} runs \`${loads}\` for each row, which may look at any column` };
  if (loadHook) return { reason: `\`${loadHook}\` has a hook or getter of loaded rows, which may look at any column` };
  const uses = arrayUses(reading.given);
  if ("reason" in uses) return uses;
  if ("whole" in uses) return { reason: `line ${lineOf(uses.whole)} uses whole rows` };
  const asked = [...uses.properties];
  if (asked.length === 0) return { reason: "the program asks for none of their columns" };
  for (const name of asked) {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!column || column.relation || !column.plain)
      return { reason: `\`${name}\` is no plain column of ${named} that is known` };
  }
  const order = Object.keys(columns);
  const narrow = reading.narrow(asked.sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  if ("reason" in narrow) return narrow;
  const all = Object.values(columns).filter((one) => !one.relation).length;
  if (narrow.columns.length >= all) return { reason: `the program asks for all columns of ${named}` };
  const typed = narrow.keepsType ? null : (uses.typed[0] ?? null);
  if (typed) return { reason: `line ${lineOf(typed)} gives the rows a type by hand` };
  return { narrow, all };
}

/** "Read only `id` and `total` (6 columns stay in the database)". */
export function narrowTitle({ narrow: { columns }, all }: NarrowPlan): string {
  const names = columns.map((one) => `\`${one}\``);
  const some = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
  const left = all - columns.length;
  const what = names.length > 4 ? `${names.length} columns` : some;
  return `Read only ${what} (${left} ${left === 1 ? "column stays" : "columns stay"} in the database)`;
}
