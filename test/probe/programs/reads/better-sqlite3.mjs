import Database from "better-sqlite3";

export async function read(address) {
  const db = new Database(address, { readonly: true });
  return db.prepare("SELECT * FROM users WHERE id > 0").all(); // <- read
}
