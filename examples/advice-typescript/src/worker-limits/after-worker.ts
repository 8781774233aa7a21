import { connect } from "../database.js";
import { User } from "../user.js";

const database = await connect();

/** How much this takes nobody knows: it grows with the table. */
export default async function total(): Promise<number> {
  const users = await database.getRepository(User).find();
  let sum = 0;
  for (const user of users) sum += user.spent;
  return sum;
}
