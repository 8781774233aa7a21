import { DatabaseSync } from "node:sqlite";

export async function read(address) {
  const db = new DatabaseSync(address, { readOnly: true });
  return db.prepare("SELECT * FROM users").all(); // <- read
}
