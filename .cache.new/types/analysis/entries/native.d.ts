import type { Described, Marked, Pool, Runs, Written } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import { type EntrySite } from "./entry.ts";
/** An entry of a job interface of the workspace's own: no library's call makes it, so nothing is read from arguments. */
export declare function nativeSite(program: Program, pool: Pool, { id, atOnce, confidence, says, source }: Described | Marked | Written, runs: Runs, place: Pick<EntrySite, "scope" | "at">, found: Partial<Pick<EntrySite, "targets" | "handedOver">>): EntrySite;
