/** Writes `users` until its input ends: `write.ts ENGINE ADDRESS HOME USERS`. Adds, changes and removes, all over the table. */
import { connect, type Engine } from "./engines.ts";
import { rowOf } from "./rows.ts";

const [engine, address, home, users] = process.argv.slice(2) as [Engine, string, string, string];
const connection = await connect(engine, address, home);
let open = true;
process.stdin.resume().on("end", () => {
  open = false;
});
process.stdout.write("writing\n");
let writes = 0;
let inserted = 0;
for (let n = 1; open; n++) {
  const place = (n * 7919) % Number(users);
  if (place % 3 === 1) await connection.update(rowOf.users(place).id, { score: n % 90, status: "late" });
  else if (place % 3 === 2) await connection.remove(rowOf.users(place).id);
  else {
    // Every third number is no key of a user.
    const user = {
      ...rowOf.users(place),
      id: 3 * ((inserted * 4243) % Number(users)) + 3,
      email: `new-${inserted++}@example.test`,
    };
    await connection.insert("users", [user]);
  }
  writes++;
  await new Promise((done) => setImmediate(done));
}
await connection.close();
process.stdout.write(`${writes} writes\n`);
