/** What the tests of Python need of the machine: Debian's Python with ORMs and drivers, and servers for these to ask. */
import { installedPackages } from "../databases/machine.ts";
import { startMariadb } from "../databases/servers/mariadb.ts";
import { startPostgres } from "../databases/servers/postgres.ts";
import type { PrivateServer } from "../databases/servers/private-server.ts";
import { ensurePython, Missing } from "../install.ts";

/** Debian's package for each module. */
const packages = {
  sqlalchemy: "python3-sqlalchemy",
  django: "python3-django",
  peewee: "python3-peewee",
  psycopg2: "python3-psycopg2",
  asyncpg: "python3-asyncpg",
  aiosqlite: "python3-aiosqlite",
  pymysql: "python3-pymysql",
  MySQLdb: "python3-mysqldb",
};

/** A Python that can import all of the modules; what the machine lacks is an error in CI alone. */
export function installedPython(): string | Missing {
  try {
    return ensurePython(Object.keys(packages), ["python3", ...Object.values(packages)]);
  } catch (error) {
    if (error instanceof Missing && !process.env.CI) return error;
    throw error;
  }
}

export interface Servers {
  postgres: PrivateServer;
  mariadb: PrivateServer;
  stop(): Promise<void>;
}

/** The servers that the tests of TypeScript's rewrites use too, with the same pins. */
export async function startServers(): Promise<Servers | Missing> {
  const pinned = await installedPackages();
  if (pinned instanceof Missing) return pinned;
  const [postgres, mariadb] = await Promise.all([startPostgres(pinned), startMariadb()]);
  return {
    postgres,
    mariadb,
    stop: async () => {
      await Promise.all([postgres.stop(), mariadb.stop()]);
    },
  };
}
