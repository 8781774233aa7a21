import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "jsonc-parser";
import { readExperiments, variationsOf, withoutEffect } from "./experiments.ts";
import type { ProbeReport } from "./measurement.ts";
import { temporaryFolder } from "./test-run.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const schema = JSON.parse(fs.readFileSync(path.join(root, "schemas/probe-experiments.schema.json"), "utf8"));
const validate = new Ajv2020({ strict: true }).compile(schema);

function written(text: string): string {
  const file = path.join(temporaryFolder(), "experiments.json");
  fs.writeFileSync(file, text);
  return file;
}

function refusal(text: string): string {
  const file = written(text);
  try {
    readExperiments(file);
  } catch (error) {
    return (error as Error).message.replace(`Cannot probe: ${file}: `, "");
  }
  assert.fail("it was read");
}

test("the examples' experiments are read, and keep to the schema", () => {
  const file = path.join(root, "examples/leak-typescript/experiments/experiments.json");
  const inPython = path.join(root, "examples/leak-python/experiments/experiments.json");
  for (const each of [file, inPython])
    assert.ok(validate(parse(fs.readFileSync(each, "utf8"))), JSON.stringify(validate.errors));
  const malloc = readExperiments(inPython).experiments.filter(({ env }) => env?.PYTHONMALLOC === "malloc");
  assert.equal(malloc.length, 2);
  const { experiments, repeat } = readExperiments(file);
  assert.equal(repeat, 3);
  assert.equal(experiments[0]?.name, "main thread, one after another");
  assert.deepEqual(experiments.at(-1)?.env, { MALLOC_ARENA_MAX: "2" });
});

test("comments are allowed, and once is the default", () => {
  const file = written(`{ // two ways\n "experiments": [{ "name": "a", "command": ["node", "a b.js"] },] }`);
  assert.deepEqual(readExperiments(file), { experiments: [{ name: "a", command: ["node", "a b.js"] }], repeat: 1 });
});

test("what is wrong is told by its key", () => {
  assert.equal(refusal("{\n  nonsense"), "line 2 is not JSON (InvalidSymbol).");
  assert.equal(refusal("[]"), "experiments is not a list with at least one of them.");
  assert.equal(refusal(`{ "experiments": [{ "command": ["x"] }] }`), "experiments[0].name is missing.");
  assert.match(
    refusal(`{ "experiments": [{ "name": "a", "command": "node a.js" }] }`),
    /^experiments\[0\]\.command is not/,
  );
  const twice = `{ "name": "a", "command": ["x"] }`;
  assert.equal(refusal(`{ "experiments": [${twice}, ${twice}] }`), 'experiments[1].name "a" is there twice.');
  assert.match(
    refusal(`{ "experiments": [{ "name": "a", "command": ["x"], "env": { "A": 1 } }] }`),
    /\.env has a value/,
  );
  assert.match(refusal(`{ "experiments": [${twice}], "repeat": 1.5 }`), /^repeat is not a whole number/);
});

test("a command is varied by what the allocator is told", () => {
  const { experiments } = variationsOf(["node", "a.js"], ["malloc-arenas", "pymalloc", "malloc-arenas"]);
  assert.deepEqual(experiments, [
    { name: "as it is", command: ["node", "a.js"] },
    { name: "MALLOC_ARENA_MAX=2", command: ["node", "a.js"], env: { MALLOC_ARENA_MAX: "2" } },
    { name: "PYTHONMALLOC=malloc", command: ["node", "a.js"], env: { PYTHONMALLOC: "malloc" } },
  ]);
});

test("a setting that says nothing to the program is told, where it is known what ran", () => {
  const ran = (...isolates: { python: string | null }[]) => [{ isolates }] as unknown as ProbeReport[];
  const sentence = "PYTHONMALLOC=malloc is for Python, and none ran: the difference is chance.";
  assert.equal(withoutEffect(["pymalloc", "jemalloc"], ran({ python: null })), sentence);
  assert.equal(withoutEffect(["pymalloc"], ran({ python: null }, { python: "3.11.2" })), null);
  assert.equal(withoutEffect(["pymalloc"], ran()), null);
  assert.equal(withoutEffect(["malloc-arenas"], ran({ python: null })), null);
});
