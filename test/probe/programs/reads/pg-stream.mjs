import pg from "pg";
import QueryStream from "pg-query-stream";

let client;

export async function read(connectionString) {
  client = new pg.Client({ connectionString });
  await client.connect();
  const ids = [];
  const stream = client.query(new QueryStream("SELECT * FROM users", [], { batchSize: 100 })); // <- read
  for await (const { id } of stream) ids.push(id);
  return ids;
}

export const close = () => client.end();
