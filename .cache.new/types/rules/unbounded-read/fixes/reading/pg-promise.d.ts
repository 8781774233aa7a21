import type { Asked, Reading, Reason } from "./reading.ts";
export declare function pgPromise({ chain, facts }: Asked): Reading | Reason;
