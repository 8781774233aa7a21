import type { Packages } from "../machine.ts";
import { type PrivateServer } from "./private-server.ts";
/** Starts it, empty. */
export declare function startMongo(packages: Packages): Promise<PrivateServer>;
