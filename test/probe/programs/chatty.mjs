// A statement that is called often with few rows, and at last once with all: chatty.mjs sqlite|pg|mysql ADDRESS
import Database from "better-sqlite3";
import mysql from "mysql2/promise";
import pg from "pg";

const [kind, address] = process.argv.slice(2);
const calls = 3000;

const openers = {
  sqlite() {
    const select = new Database(address).prepare("SELECT * FROM users WHERE id <= ?");
    return { below: async (id) => select.all(id), close() {} };
  },
  pg() {
    const pool = new pg.Pool({ connectionString: address });
    return {
      below: async (id) => (await pool.query("SELECT * FROM users WHERE id <= $1", [id])).rows, // <- read
      close: () => pool.end(),
    };
  },
  mysql() {
    const pool = mysql.createPool(address);
    return {
      below: async (id) => (await pool.query("SELECT * FROM users WHERE id <= ?", [id]))[0],
      close: () => pool.end(),
    };
  },
};

const { below, close } = openers[kind]();
let rows = 0;
for (let call = 0; call < calls; call++) rows += (await below(call % 7)).length;
const all = await below(1_000_000_000);
console.log(rows > 0, all.length);
await close();
