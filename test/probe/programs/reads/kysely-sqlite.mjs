import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";

export async function read(address) {
  const db = new Kysely({ dialect: new SqliteDialect({ database: new Database(address) }) });
  const rows = await db.selectFrom("users").selectAll().execute(); // <- read
  return rows;
}
