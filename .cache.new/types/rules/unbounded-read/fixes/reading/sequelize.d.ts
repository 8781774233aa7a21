import type { Asked, Reading, Reason } from "./reading.ts";
export declare function sequelize({ chain, file }: Asked): Reading | Reason;
