const { drizzle } = require("drizzle-orm/node-postgres");
const { integer, pgTable, text } = require("drizzle-orm/pg-core");
const { Pool } = require("pg");

const users = pgTable("users", { id: integer().primaryKey(), email: text(), bio: text() });
let pool;

exports.read = async (connectionString) => {
  pool = new Pool({ connectionString });
  const db = drizzle(pool);
  return db.select().from(users); // <- read
};

exports.close = () => pool.end();
