// A hundred thousand queries of one row or of six.
import "./own-cost.mjs";
import Database from "better-sqlite3";

const db = new Database(process.argv[2], { readonly: true });
const one = db.prepare("SELECT * FROM users WHERE id = ?");
const few = db.prepare("SELECT id, email FROM users WHERE id BETWEEN ? AND ?");
const load = (id) => (id % 2 ? few.all(id, id + 5).length : Number(one.get(id) !== undefined));

let rows = 0;
for (let id = 1; id <= 100_000; id++) {
  rows += load(id);
  if (id % 1000 === 0) await null;
}
console.log(rows);
