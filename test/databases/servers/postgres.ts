/** PostgreSQL as npm brings it. */
import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Packages } from "../machine.ts";
import { freePort, type PrivateServer, privateFolder, serverOwner, startServer } from "./private-server.ts";

/** Starts a new and empty cluster; its superuser is `postgres`, without a password. */
export async function startPostgres(packages: Packages): Promise<PrivateServer> {
  const owner = serverOwner();
  const folder = privateFolder("postgres", owner);
  // The checkout may lie where only root may go.
  const programs = owner.uid === undefined ? packages.postgres : join(folder, "programs");
  if (owner.uid !== undefined) cpSync(packages.postgres, programs, { recursive: true, verbatimSymlinks: true });
  const data = join(folder, "data");
  // Names sort as people sort them, which is not the order of their bytes.
  const locale = ["--locale=C", "--locale-provider=icu", "--icu-locale=en-US", "--encoding=UTF8"];
  const init = ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "--no-instructions", ...locale];
  execFileSync(join(programs, "bin/initdb"), init, { ...owner, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "60",
  };
  return startServer({
    command: join(programs, "bin/postgres"),
    args: ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    folder,
    port,
    owner,
    stop: "SIGINT",
  });
}
