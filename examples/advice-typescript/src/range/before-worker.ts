import { connect } from "../database.js";
import { User } from "../user.js";

const database = await connect();

/** Each of four workers reads the whole table, and leaves out three quarters of it. */
export default async function total(part: number): Promise<number> {
  const users = await database.getRepository(User).find();
  let sum = 0;
  for (const user of users) if (user.id % 4 === part) sum += user.spent;
  return sum;
}
