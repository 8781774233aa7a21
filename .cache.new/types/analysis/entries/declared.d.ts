import type { Program } from "../program.ts";
import { type EntrySite } from "./entry.ts";
/** Functions that are entries by their type: `const task: Task = …`, `async (event: SQSEvent) => …`. */
export declare function typedEntries(program: Program, file: string): EntrySite[];
/** Functions that are entries by where their file lies: `src/jobs/report.ts`, `app/api/orders/route.ts`. */
export declare function conventionEntries(program: Program, file: string): EntrySite[];
