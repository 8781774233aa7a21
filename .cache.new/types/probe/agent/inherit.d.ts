import type { Driver } from "./drivers/driver.ts";
/**
 * Workers inherit the agent by NODE_OPTIONS, unless they are given an environment of their own: then it is put into that one.
 */
export declare const workers: Driver;
/** The same for child processes: all but those of `spawnSync` pass here. (`cluster` starts its own by this class.) */
export declare const children: Driver;
