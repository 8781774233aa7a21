import { type PrivateServer } from "./private-server.ts";
/** Starts a new and empty server; its user `lab` has the password `lab` and may do anything. */
export declare function startMariadb(): Promise<PrivateServer>;
