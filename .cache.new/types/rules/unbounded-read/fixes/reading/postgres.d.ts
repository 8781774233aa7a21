import type { Asked, Reading, Reason } from "./reading.ts";
export declare function postgres({ chain, facts }: Asked): Reading | Reason;
