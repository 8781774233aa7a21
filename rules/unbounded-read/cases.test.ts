/** Every case of the rule: one theme a file in `cases/`, in the format of rules/cases/case.ts. */
import { readdirSync, readFileSync } from "node:fs";
import { describe } from "node:test";
import { testCases } from "../cases/run.ts";

const folder = new URL("./cases/", import.meta.url);
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith(".case.txt")) continue;
  describe(name.replace(".case.txt", ""), () => testCases(readFileSync(new URL(name, folder), "utf8")));
}
