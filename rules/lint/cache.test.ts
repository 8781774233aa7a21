import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { wordsOf } from "../../analysis/words.ts";
import { Workspace } from "../../analysis/workspace/workspace.ts";
import { catalog } from "../../catalog/index.ts";
import { parseCases } from "../cases/case.ts";
import { checkFiles } from "../cases/check.ts";
import { memoryHost } from "../cases/memory-host.ts";
import { readCache, writeCache } from "./cache.ts";

const text = ["resolution", "python-reads", "python-pools"].map((name) =>
  readFileSync(new URL(`../unbounded-read/cases/${name}.case.txt`, import.meta.url), "utf8"),
);
const files = text
  .flatMap(parseCases)
  .flatMap((one, i) => [...one.files].map(([path, own]): [string, string] => [`c${i}/${path}`, own]));

async function written(): Promise<string> {
  const host = memoryHost(files);
  await checkFiles(host);
  return host.cache!;
}

test("every line of a real cache is as the schema says", async () => {
  const schema = JSON.parse(readFileSync(new URL("../../schemas/facts-cache.schema.json", import.meta.url), "utf8"));
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTuples: false, allowUnionTypes: true });
  ajv.addSchema(schema);
  const valid = (part: string, value: unknown): void => {
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${part}`)!;
    assert.ok(
      validate(value),
      `${part}: ${JSON.stringify(validate.errors?.slice(0, 3))}\n${JSON.stringify(value).slice(0, 300)}`,
    );
  };
  const [header, offers, ...lines] = (await written()).split("\n");
  valid("header", JSON.parse(header!));
  valid("offers", JSON.parse(offers!));
  assert.ok(JSON.parse(offers!).length > 10);
  let facts = 0;
  for (let i = 0; i + 1 < lines.length; i += 2) {
    valid("file", JSON.parse(lines[i]!));
    if (!lines[i + 1]) continue;
    facts++;
    valid("facts", JSON.parse(lines[i + 1]!));
  }
  assert.ok(facts > 30);
  // The schema is no schema if it takes anything.
  const takes = (part: string, value: unknown): boolean =>
    ajv.getSchema(`${schema.$id}#/$defs/${part}`)!(value) as boolean;
  assert.equal(takes("file", ["a.ts", 1, 2, "h"]), false);
  assert.equal(takes("facts", { ...JSON.parse(lines.find((l) => l.startsWith('{"imports"'))!), verdict: true }), false);
  assert.equal(takes("header", { version: "1" }), false);
});

test("what is written is read again", async () => {
  const cache = await written();
  const { words } = JSON.parse(cache.split("\n")[0]!);
  const read = readCache(cache, words);
  assert.ok(read.files.size > 30);
  assert.equal([...writeCache(read.files, read.offers, words)].join(""), cache);
});

test("other words ask for the scans again and keep the facts", async () => {
  const host = memoryHost(files);
  await checkFiles(host);
  const kept = readCache(host.cache, "other words").files;
  const words = wordsOf({ ...catalog, pools: [] });
  const workspace = new Workspace(host, words);
  for (const _ of workspace.refresh(kept));
  const parsed = [...kept].filter(([, file]) => file.facts).map(([path]) => path);
  assert.ok(parsed.length > 30);
  // Without a parser: facts that are not taken from the cache would throw.
  for (const path of parsed) assert.ok(workspace.facts(path).functions.length);
  assert.ok([...workspace.files.values()].every((file) => !file.scan.starts));
});

test("another version, or no cache at all, is an empty one", async () => {
  const cache = await written();
  const words = JSON.parse(cache.split("\n")[0]!).words as string;
  assert.equal(readCache(undefined, words).files.size, 0);
  assert.equal(readCache("", words).files.size, 0);
  assert.equal(readCache("no cache", words).files.size, 0);
  assert.equal(readCache(cache.replace(/"version":\d+/, '"version":0'), words).files.size, 0);
  assert.equal(readCache(cache.replace(/"facts":\d+/, '"facts":0'), words).files.size, 0);
});

test("an entity that changed since the cache was written is read anew, and known", async () => {
  const entity = (column: string): string => `import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column() ${column}!: string;
}
`;
  const host = memoryHost([
    ["src/user.ts", entity("name")],
    [
      "src/job.ts",
      `import { Worker } from "bullmq";
import type { Repository } from "typeorm";
import type { User } from "./user";
class Report {
  constructor(private readonly users: Repository<User>) {}
  async ids() { for (const user of await this.users.find()) console.log(user.id); }
}
export const start = (report: Report) => new Worker("q", async () => report.ids());
`,
    ],
  ]);
  const keyOf = async () => (await checkFiles(host)).findings[0]?.read?.key;
  const cold = await keyOf();
  assert.equal(cold?.proven, true);
  host.write("src/user.ts", entity("email"));
  assert.deepEqual(await keyOf(), cold);
});
