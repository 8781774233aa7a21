import mysql from "mysql2";

let pool;

export function read(address) {
  pool = mysql.createPool(address);
  return new Promise((resolve, reject) => {
    const done = (error, rows) => (error ? reject(error) : resolve(rows));
    pool.execute("SELECT * FROM users WHERE id > ?", [0], done); // <- read
  });
}

export const close = () => pool.promise().end();
