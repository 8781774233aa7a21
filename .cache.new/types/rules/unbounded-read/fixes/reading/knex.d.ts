import type { Asked, Reading, Reason } from "./reading.ts";
export declare function knex(asked: Asked): Reading | Reason;
export declare function objection(asked: Asked): Reading | Reason;
