/** Makes an empty database on a server: `create.ts ENGINE ADDRESS HOME NAME`. */
import { createRequire } from "node:module";
import { join } from "node:path";

const [engine, address, home, name] = process.argv.slice(2) as [string, string, string, string];
const require = createRequire(join(home, "package.json"));
if (engine === "postgres") {
  const client = new (require("pg").Client)({ connectionString: address });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
} else {
  // The port answers before the server's own set-up has made the user.
  for (let tries = 0; ; tries++) {
    try {
      const connection = await require("mysql2/promise").createConnection({ uri: address });
      await connection.query(`create database ${name}`);
      await connection.end();
      break;
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
