/** TypeORM's `find` and `findBy`, of repositories, managers and entities. */
import type { Asked, Reading, Reason } from "./reading.ts";
export declare function typeorm(asked: Asked): Reading | Reason;
