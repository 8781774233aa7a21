import type { Finding } from "../finding.ts";
import type { Plan } from "./plans.ts";
import { type PythonSource, type Rows } from "./syntax.ts";
/** `yield_per` for a query that one loop goes over, which asks for nothing else meanwhile. */
export declare function yieldPerPlan(finding: Finding, source: PythonSource, rows: Rows): Plan;
