import type { Asked, Reading, Reason } from "./reading.ts";
export declare function kysely({ chain, facts, file }: Asked): Reading | Reason;
