import knex from "knex";

let db;

export async function read(connection) {
  db = knex({ client: "pg", connection });
  const rows = await db("users").where("id", ">", 0); // <- read
  return rows;
}

export const close = () => db.destroy();
