/** A program on a table that somebody else writes meanwhile: each row that is there throughout comes exactly once. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rowOf } from "./data/rows.ts";
import type { Databases } from "./databases.ts";
import type { Packages } from "./machine.ts";
import { runPrograms } from "./run.ts";
import type { Prepared } from "./suite.ts";

const writer = fileURLToPath(new URL("data/write.ts", import.meta.url));
const users = 20_000;

/** Runs it; hands back what was wrong as a sentence, null when nothing was. */
export async function runWhileWritten(
  prepared: Prepared,
  name: string,
  databases: Databases,
  packages: Packages,
): Promise<string | null> {
  const { engine } = prepared.target;
  const address = await databases.filled(
    engine,
    users,
    `written_${process.pid}_${prepared.target.orm.replace(/\W/g, "")}_${name.split(".")[0]}`,
  );
  const child = spawn(packages.node, ["--no-warnings", writer, engine, address, packages.home, String(users)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let told = "";
  const started = new Promise<void>((done) =>
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      told += text;
      done();
    }),
  );
  const ended = new Promise<number | null>((done) => child.once("close", done));
  await Promise.race([started, ended]);
  const ran = await runPrograms({ packages, project: prepared.project, address, programs: [name], measure: "keys" });
  child.stdin.end();
  if ((await ended) !== 0) return "the writer failed";
  const outcome = ran.outcomes.get(name);
  if (!outcome?.keys || outcome.error) return ran.died ?? outcome?.error ?? "no keys were shown";
  const writes = Number(/(\d+) writes/.exec(told)?.[1] ?? 0);
  if (writes < 100) return `only ${writes} rows were written meanwhile`;
  return onceEach(outcome.keys as number[]);
}

/** The writer removes rows of places that leave two when divided by three, and adds rows in the holes of the keys. */
function onceEach(keys: readonly number[]): string | null {
  const seen = new Map<number, number>();
  for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  let twice = 0;
  for (const count of seen.values()) if (count > 1) twice++;
  let missing = 0;
  for (let place = 0; place < users; place++) if (place % 3 !== 2 && !seen.has(rowOf.users(place).id)) missing++;
  if (missing + twice === 0) return null;
  return `${missing} rows did not come and ${twice} came twice`;
}
