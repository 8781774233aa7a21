/** Which drivers let rows go while they are streamed: told by the packages that the project names. */
import type { ReadFacts } from "../../../finding.ts";
import type { Reason } from "./reading.ts";
type Through = "knex" | "kysely" | "typeorm";
/** Why a stream through a library would keep all rows, or could not be opened; null where it lets them go. */
export declare function streamable({ packages }: ReadFacts, through: Through): Reason | null;
export {};
