import type { Asked, Reading, Reason } from "./reading.ts";
export declare function prisma({ chain }: Asked): Reading | Reason;
