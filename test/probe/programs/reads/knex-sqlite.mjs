import knex from "knex";

let db;

export async function read(filename) {
  db = knex({ client: "better-sqlite3", connection: { filename }, useNullAsDefault: true });
  return db("users").select(); // <- read
}

export const close = () => db.destroy();
