import type { Asked, Reading, Reason } from "./reading.ts";
export declare function mikroOrm({ chain, facts }: Asked): Reading | Reason;
