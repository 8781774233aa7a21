import type { Driver } from "./driver.ts";
/** Libraries that the agent knows from inside. */
export declare const drivers: readonly Driver[];
/** Drivers whose queries the agent does not see; that one is in use is told, so that silence is not taken for an answer. */
export declare const unseen: RegExp;
/**
 * A part of every module's name by which a driver above, a library of `unseen` or one of Node's own is found: hundreds of modules need no
 * closer look than this. A driver that it leaves out is never patched.
 */
export declare const mayConcern: RegExp;
