import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

const users = sqliteTable("users", { id: integer().primaryKey(), email: text(), bio: text() });

export async function read(address) {
  const db = drizzle(new Database(address));
  return db.select().from(users); // <- read
}
