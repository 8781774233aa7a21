import { drizzle } from "drizzle-orm/node-postgres";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { Pool } from "pg";

const users = pgTable("users", { id: integer().primaryKey(), email: text(), bio: text() });
let pool;

export async function read(connectionString) {
  pool = new Pool({ connectionString });
  const db = drizzle(pool);
  const rows = await db.select().from(users); // <- read
  return rows;
}

export const close = () => pool.end();
