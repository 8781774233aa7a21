import libsql from "libsql";

interface Spender {
  id: number;
  spent: number;
}

/** One of the ten tasks: it adds up what all users have spent, and reads them in one of several ways. */
export type Task = "whole" | "few-columns" | "batches" | "stream";

const BATCH = 1000;
const database = new libsql(".data/users.sqlite", { readonly: true });

const sum = (users: Iterable<Spender>) => {
  let total = 0;
  for (const { spent } of users) total += spent;
  return total;
};

/** Reads the table and returns the sum. */
export default function run(task: Task): number {
  switch (task) {
    case "whole":
      return sum(database.prepare("SELECT * FROM user").all() as Spender[]);
    case "few-columns":
      return sum(database.prepare("SELECT id, name, spent FROM user").all() as Spender[]);
    case "batches":
      return inBatches();
    case "stream":
      return sum(database.prepare("SELECT * FROM user").iterate() as Iterable<Spender>);
  }
}

function inBatches(): number {
  const page = database.prepare("SELECT * FROM user WHERE id > ? ORDER BY id LIMIT ?");
  let total = 0;
  for (let after = 0; ; ) {
    const users = page.all(after, BATCH) as Spender[];
    total += sum(users);
    if (users.length < BATCH) return total;
    after = users.at(-1)!.id;
  }
}
