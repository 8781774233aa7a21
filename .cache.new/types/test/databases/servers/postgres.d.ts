import type { Packages } from "../machine.ts";
import { type PrivateServer } from "./private-server.ts";
/** Starts a new and empty cluster; its superuser is `postgres`, without a password. */
export declare function startPostgres(packages: Packages): Promise<PrivateServer>;
