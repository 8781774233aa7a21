/**
 * Every case of the rule: one theme a file in `cases/`, in the format of rules/cases/case.ts. Then what no case has:
 * lines of the catalog.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe } from "node:test";
import { testCases } from "../cases/run.ts";
import { LinesInCases } from "./lines-in-cases.ts";

const lines = new LinesInCases();
const folder = new URL("./cases/", import.meta.url);
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith(".case.txt")) continue;
  describe(name.replace(".case.txt", ""), () =>
    testCases(readFileSync(new URL(name, folder), "utf8"), (engine) => lines.add(engine)),
  );
}
lines.test();
