import type { Asked, Reading, Reason, Writes } from "./reading.ts";
/** The reading of a chain that ends in `getMany`. */
export declare function typeormBuilder({ chain, file, facts }: Asked, writes: Omit<Writes, "by">): Reading | Reason;
