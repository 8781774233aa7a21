import type { Described, Listing, Marked, Pool, Runs, Written } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import { concurrencyOf } from "./concurrency.ts";
import { type EntrySite, entrySite } from "./entry.ts";

/** An entry of a job interface of the workspace's own: no library's call makes it, so nothing is read from arguments. */
export function nativeSite(
  program: Program,
  pool: Pool,
  { id, atOnce, confidence, says, source }: Described | Listing | Marked | Written,
  runs: Runs,
  place: Pick<EntrySite, "scope" | "at">,
  found: Partial<Pick<EntrySite, "targets" | "handedOver">>,
): EntrySite {
  const pattern = { id, on: "", runs, atOnce, confidence, says, source };
  return entrySite(pool, pattern, place, { ...concurrencyOf(program, atOnce), ...found });
}
