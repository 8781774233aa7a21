import type { Asked, Reading, Reason } from "./reading.ts";
export declare function drizzle({ chain }: Asked): Reading | Reason;
