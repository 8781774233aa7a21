import mysql from "mysql2/promise";

let pool;

export async function read(address) {
  pool = mysql.createPool({ uri: address, connectionLimit: 1 });
  const few = loadFew();
  const [rows] = await Promise.all([loadAll(), few]);
  return rows;
}

async function loadFew() {
  return pool.query("SELECT id FROM users LIMIT 3");
}

async function loadAll() {
  const [rows] = await pool.query("SELECT * FROM users"); // <- read
  return rows;
}

export const close = () => pool.end();
