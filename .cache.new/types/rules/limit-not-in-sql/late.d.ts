import type { Finding } from "../finding.ts";
import type { ReachedRead } from "../rule.ts";
/** The finding on limits that the read's library applies itself; null where it has none, or where few rows are read anyway. */
export declare function lateFinding(read: ReachedRead): Finding | null;
