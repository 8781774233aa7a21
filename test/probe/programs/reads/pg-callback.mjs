import pg from "pg";

let client;

export async function read(connectionString) {
  client = new pg.Client({ connectionString });
  await client.connect();
  return new Promise((resolve, reject) => {
    const done = (error, result) => (error ? reject(error) : resolve(result.rows));
    client.query("SELECT * FROM users WHERE id > $1", [0], done); // <- read
  });
}

export const close = () => client.end();
