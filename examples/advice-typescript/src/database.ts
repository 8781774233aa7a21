import "reflect-metadata";
import { mkdirSync } from "node:fs";
import libsql from "libsql";
import { DataSource } from "typeorm";
import { User } from "./user.js";

const folder = ".data";

/** Opens the SQLite file. Each thread has a connection of its own, as it has with a database server. */
export async function connect(): Promise<DataSource> {
  mkdirSync(folder, { recursive: true });
  const database = new DataSource({
    type: "better-sqlite3",
    // libsql speaks better-sqlite3's interface, and its npm packages carry the binary: no compiler, no download.
    driver: libsql,
    database: `${folder}/users.sqlite`,
    entities: [User],
  });
  return database.initialize();
}
