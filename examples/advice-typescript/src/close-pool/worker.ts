import { connect } from "../database.js";
import { User } from "../user.js";

const database = await connect();

/** What the best customer has spent: a read with a limit. */
export default async function most(): Promise<number> {
  const [best] = await database.getRepository(User).find({ order: { spent: "DESC" }, take: 1 });
  return best.spent;
}
