import type { Asked, Reading, Reason } from "./reading.ts";
export declare const mongoose: (asked: Asked) => Reading | Reason;
export declare const mongodb: (asked: Asked) => Reading | Reason;
