import type { ReadFacts } from "../../finding.ts";
import type { Reading } from "./reading/reading.ts";
/** The transaction as a clause, told by the callback it is read in, the client's name or type, or a decorator. */
export declare function transactionReason({ given, receiver }: Pick<Reading, "given" | "receiver">, facts: ReadFacts): string | null;
