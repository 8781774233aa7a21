/** The stand-in for MongoDB as a server of the test's own. */
import { fileURLToPath } from "node:url";
import type { Packages } from "../machine.ts";
import { freePort, type PrivateServer, privateFolder, startServer } from "./private-server.ts";

const main = fileURLToPath(new URL("mongo-wire/main.ts", import.meta.url));

/** Starts it, empty. */
export async function startMongo(packages: Packages): Promise<PrivateServer> {
  const port = await freePort();
  return startServer({
    command: packages.node,
    args: ["--no-warnings", main, String(port), packages.home],
    folder: privateFolder("mongo", {}),
    port,
    owner: {},
    stop: "SIGTERM",
  });
}
