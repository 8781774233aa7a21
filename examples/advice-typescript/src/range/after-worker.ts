import { Between } from "typeorm";
import { connect } from "../database.js";
import { User } from "../user.js";

const database = await connect();

/** The rows of one range of ids, which whoever asks keeps small. */
export default async function total({ from, to }: { from: number; to: number }): Promise<number> {
  const users = await database.getRepository(User).find({ where: { id: Between(from, to) } });
  let sum = 0;
  for (const user of users) sum += user.spent;
  return sum;
}

export async function lastId(): Promise<number> {
  const [user] = await database.getRepository(User).find({ order: { id: "DESC" }, take: 1 });
  return user?.id ?? 0;
}
