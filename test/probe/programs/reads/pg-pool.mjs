import pg from "pg";

let pool;

// More queries than connections: the pool runs the second in the turn in which the first one ends.
export async function read(connectionString) {
  pool = new pg.Pool({ connectionString, max: 1 });
  const few = loadFew();
  const [rows] = await Promise.all([loadAll(), few]);
  return rows;
}

async function loadFew() {
  return pool.query("SELECT id FROM users LIMIT 3");
}

async function loadAll() {
  const { rows } = await pool.query("SELECT * FROM users"); // <- read
  return rows;
}

export const close = () => pool.end();
