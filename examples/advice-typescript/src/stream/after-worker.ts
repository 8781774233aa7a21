import libsql from "libsql";

const database = new libsql(".data/users.sqlite", { readonly: true });

/** One row at a time. Nothing may be written by this connection until the loop ends. */
export default function total(): number {
  let sum = 0;
  const users = database.prepare("SELECT * FROM user").iterate() as Iterable<{ spent: number }>;
  for (const user of users) sum += user.spent;
  return sum;
}
