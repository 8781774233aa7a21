/** Which driver asks which database, and how each ORM is told so. */
import type { Servers } from "./machine.ts";

export const drivers = {
  sqlite: "sqlite",
  aiosqlite: "sqlite",
  psycopg2: "postgres",
  asyncpg: "postgres",
  pymysql: "mariadb",
  mysqldb: "mariadb",
} as const;

export type Driver = keyof typeof drivers;

/** A database of one driver and ORM, as every ORM names it in its own words. */
export interface Address {
  driver: Driver;
  port: number;
  database: string;
}

/** The database that one ORM asks by one driver; no other test uses it. */
export function addressOf(driver: Driver, orm: string, servers: Servers): Address {
  const engine = drivers[driver];
  const name = `${orm}_${driver}`.replaceAll("-", "_");
  return engine === "sqlite"
    ? { driver, port: 0, database: "app.db" }
    : { driver, port: servers[engine].port, database: name };
}

/** What `create_engine` takes. */
export function url({ driver, port, database }: Address): string {
  switch (driver) {
    case "sqlite":
      return `sqlite:///${database}`;
    case "aiosqlite":
      return `sqlite+aiosqlite:///${database}`;
    case "psycopg2":
    case "asyncpg":
      return `postgresql+${driver}://postgres@127.0.0.1:${port}/${database}`;
    default:
      return `mysql+${driver}://lab:lab@127.0.0.1:${port}/${database}`;
  }
}

/** An entry of Django's `DATABASES`. */
export function djangoSettings({ driver, port, database }: Address): string {
  const engine = { sqlite: "sqlite3", postgres: "postgresql", mariadb: "mysql" }[drivers[driver]];
  const [user, password] = drivers[driver] === "postgres" ? ["postgres", ""] : ["lab", "lab"];
  const server = port ? `, "HOST": "127.0.0.1", "PORT": ${port}, "USER": "${user}", "PASSWORD": "${password}"` : "";
  return `{"ENGINE": "django.db.backends.${engine}", "NAME": "${database}"${server}}`;
}

/** What makes one of Peewee's databases, and the name of its class. */
export function peeweeDatabase({ driver, port, database }: Address): { class: string; made: string } {
  const name = { sqlite: "SqliteDatabase", postgres: "PostgresqlDatabase", mariadb: "MySQLDatabase" }[drivers[driver]];
  const user = drivers[driver] === "postgres" ? 'user="postgres"' : 'user="lab", password="lab"';
  const server = port ? `, host="127.0.0.1", port=${port}, ${user}` : "";
  return { class: name, made: `${name}("${database}"${server})` };
}

/** What connects without an ORM, and the driver's module. */
export function connection({ driver, port, database }: Address): { module: string; made: string } {
  switch (driver) {
    case "sqlite":
      return { module: "sqlite3", made: `sqlite3.connect("${database}")` };
    case "psycopg2":
      return {
        module: "psycopg2",
        made: `psycopg2.connect(host="127.0.0.1", port=${port}, user="postgres", dbname="${database}")`,
      };
    default: {
      const module = driver === "pymysql" ? "pymysql" : "MySQLdb";
      const login = `host="127.0.0.1", port=${port}, user="lab", password="lab", database="${database}"`;
      return { module, made: `${module}.connect(${login})` };
    }
  }
}
