import "reflect-metadata";
import { DataSource, EntitySchema } from "typeorm";

const text = { type: String };
const columns = { id: { type: Number, primary: true }, email: text, status: text, bio: text };
const User = new EntitySchema({ name: "User", tableName: "users", columns });
let source;

export async function read(database) {
  source = await new DataSource({ type: "better-sqlite3", database, entities: [User] }).initialize();
  return source.getRepository(User).find(); // <- read
}

export const close = () => source.destroy();
