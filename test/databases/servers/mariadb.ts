/** MariaDB as Debian packs it. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureProgram } from "../../install.ts";
import { freePort, type PrivateServer, privateFolder, serverOwner, startServer } from "./private-server.ts";

// The core packages hold the programs; the others would start a server for the whole machine.
const packages = ["mariadb-server-core", "mariadb-client-core"];

/** Starts a new and empty server; its user `lab` has the password `lab` and may do anything. */
export async function startMariadb(): Promise<PrivateServer> {
  const command = ensureProgram(["mariadbd"], packages);
  const install = ensureProgram(["mariadb-install-db"], packages);
  const owner = serverOwner();
  const folder = privateFolder("mariadb", owner);
  const data = join(folder, "data");
  execFileSync(install, ["--no-defaults", `--datadir=${data}`, "--skip-test-db"], {
    ...owner,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const setUp = join(folder, "set-up.sql");
  writeFileSync(setUp, "create user lab@'%' identified by 'lab';\ngrant all on *.* to lab@'%';\n");
  const port = await freePort();
  return startServer({
    command,
    args: [
      "--no-defaults",
      `--datadir=${data}`,
      `--port=${port}`,
      "--bind-address=127.0.0.1",
      `--socket=${join(folder, "socket")}`,
      `--init-file=${setUp}`,
      "--innodb-flush-log-at-trx-commit=0",
      "--innodb-flush-method=nosync",
      "--innodb-doublewrite=0",
      "--skip-log-bin",
      "--skip-name-resolve",
      "--character-set-server=utf8mb4",
      "--max-allowed-packet=64M",
    ],
    folder,
    port,
    owner,
    stop: "SIGTERM",
  });
}
