import { DataSource } from "typeorm";
import { User } from "../user.js";

// Needs a PostgreSQL server to run.
const database = await new DataSource({
  type: "postgres",
  url: process.env.DATABASE_URL,
  entities: [User],
  poolSize: 1,
}).initialize();

export default async function count(): Promise<number> {
  return database.getRepository(User).count();
}
