import { connect } from "./database.js";
import { User } from "./user.js";

const ROWS = Number(process.env.ROWS ?? 100_000);
const PAGE = 500;

/** The same row for the same number, so that every machine measures the same table. */
const user = (number: number) => ({
  name: `User ${number}`,
  email: `user${number}@example.com`,
  spent: (number * 7919) % 1000,
  address: `${number} Long Street, ${10_000 + (number % 89_999)} Some Town, Somewhere`,
  notes: `Asked for a call back about order ${number}; prefers mornings, speaks two languages, pays by invoice.`,
});

const database = await connect();
await database.synchronize();
const count = await database.getRepository(User).count();
if (count === ROWS) {
  console.log(`The table has its ${ROWS} rows already.`);
} else {
  await database.transaction(async (manager) => {
    await manager.getRepository(User).deleteAll();
    for (let start = 1; start <= ROWS; start += PAGE) {
      const size = Math.min(PAGE, ROWS - start + 1);
      await manager.insert(
        User,
        Array.from({ length: size }, (_, index) => user(start + index)),
      );
    }
  });
  console.log(`Wrote ${ROWS} rows.`);
}
await database.destroy();
