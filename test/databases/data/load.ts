/** Fills one database: `load.ts ENGINE ADDRESS HOME USERS`. */
import { connect, type Engine } from "./engines.ts";
import { sizes, stored, type Tables } from "./rows.ts";

const [engine, address, home, users] = process.argv.slice(2) as [Engine, string, string, string];
const connection = await connect(engine, address, home);
await connection.createTables();
for (const [table, count] of Object.entries(sizes(Number(users))) as [keyof Tables, number][])
  for (const rows of stored(table, count, 5000)) await connection.insert(table, rows);
await connection.settle();
await connection.close();
