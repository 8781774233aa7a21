import "reflect-metadata";
import { DataSource, EntitySchema } from "typeorm";

const text = { type: String };
const columns = { id: { type: Number, primary: true }, email: text, status: text, bio: text };
const User = new EntitySchema({ name: "User", tableName: "users", columns });
let source;

export async function read(url) {
  source = await new DataSource({ type: "postgres", url, entities: [User] }).initialize();
  const query = source.getRepository(User).createQueryBuilder("user");
  return query.where("user.id > :id", { id: 0 }).getMany(); // <- read
}

export const close = () => source.destroy();
