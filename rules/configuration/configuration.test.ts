import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { defaultSettings } from "../configuration.ts";
import { checkSettings, settingNames } from "./check.ts";
import { mergeSettings, nearestConfiguration } from "./merge.ts";
import { configurationFile, entryKinds, ruleNames, ruleSettings } from "./names.ts";
import { parseConfiguration } from "./parse.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/configuration.schema.json"), "utf8"));
const valid = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);

/** The contract's example. */
const example = `{ // a comment
  "$schema": "./schemas/configuration.schema.json",
  "rules": { "unbounded-read": "warning", "wide-select": "off" },
  "ignore": ["**/legacy/**"],
  "poolEntries": [ { "module": "./src/jobs/register", "export": "registerWorker", "callback": 1, "atOnce": { "argument": 2 }, "kind": "queue" },
                   { "module": "./src/jobs/base", "export": "BaseJob", "method": "perform", "kind": "queue" } ],
  "ignoreEntries": ["src/scripts/**"],
  "smallTables": ["country", "setting"],
  "requestHandlers": true,
  "previewRules": true,
  "batchSize": 1000,
  "minimumConfidence": 0.5,
}`;

test("the contract's example is read whole, comments and the last comma included", () => {
  const { settings, problems } = parseConfiguration(example, configurationFile);
  assert.deepEqual(problems, []);
  assert.deepEqual(Object.keys(settings).sort(), [...settingNames].sort());
  assert.equal(settings.poolEntries?.length, 2);
  assert.deepEqual(settings.rules, { "unbounded-read": "warning", "wide-select": "off" });
});

test("schema and parser name the same settings, rules, severities, kinds and defaults", () => {
  assert.deepEqual(
    Object.keys(schema.properties)
      .filter((key) => key !== "$schema")
      .sort(),
    [...settingNames].sort(),
  );
  assert.deepEqual(schema.properties.rules.propertyNames.enum, ruleNames);
  assert.deepEqual(schema.$defs.ruleSetting.enum, ruleSettings);
  assert.deepEqual(schema.$defs.poolEntry.properties.kind.enum, entryKinds);
  for (const name of settingNames) assert.deepEqual(schema.properties[name].default, defaultSettings[name], name);
});

const pool = { module: "./jobs", export: "run", callback: 1 };

/** A configuration and what is said about it; null where it is right. */
const written: [object, string | null][] = [
  [{}, null],
  [{ rules: { "unbounded-read": "hint" } }, null],
  [{ poolEntries: [{ ...pool, callback: "1.run", atOnce: { option: "1.concurrency" } }] }, null],
  [{ poolEntries: [{ ...pool, atOnce: 4, kind: "schedule" }] }, null],
  [{ rules: { "unbound-read": "warning" } }, 'rules."unbound-read" is not a rule; did you mean "unbounded-read"?'],
  [
    { rules: { "unbounded-read": "error" } },
    'rules."unbounded-read" has to be one of "warning", "information", "hint" or "off", not "error".',
  ],
  [{ rules: [] }, 'rules has to be an object such as { "unbounded-read": "warning" }, not [].'],
  [{ rule: {} }, 'rule is not a setting; did you mean "rules"?'],
  [{ "small-tables": [] }, '"small-tables" is not a setting; did you mean "smallTables"?'],
  [{ ignore: "src/**" }, 'ignore has to be a list, not "src/**".'],
  [{ smallTables: ["a", 3] }, "smallTables[1] has to be a table's name, not 3."],
  [{ requestHandlers: true }, null],
  [{ requestHandlers: "yes" }, 'requestHandlers has to be true or false, not "yes".'],
  [{ batchSize: 0 }, "batchSize has to be a whole number above 0, not 0."],
  [{ batchSize: "1000" }, 'batchSize has to be a whole number above 0, not "1000".'],
  [{ minimumConfidence: 90 }, "minimumConfidence has to be a number from 0 to 1, not 90."],
  [{ poolEntries: [pool, { module: "./a", callback: 0 }] }, 'poolEntries[1] has no "export".'],
  [
    { poolEntries: [{ module: "./a", export: "b" }] },
    'poolEntries[0] says neither which argument is run ("callback": 1) nor which method ("method": "perform").',
  ],
  [
    { poolEntries: [{ ...pool, method: "x" }] },
    'poolEntries[0] has both "callback" and "method"; a function has the first, a base class the second.',
  ],
  [
    { poolEntries: [{ ...pool, callback: "run" }] },
    'poolEntries[0].callback has to be an argument\'s index or a path such as "1.run", not "run".',
  ],
  [
    { poolEntries: [{ ...pool, atOnce: { max: 3 } }] },
    'poolEntries[0].atOnce has to be a number, { "argument": 2 } or { "option": "1.concurrency" }, not {"max":3}.',
  ],
  [
    { poolEntries: [{ ...pool, kind: "worker" }] },
    'poolEntries[0].kind has to be one of "thread", "process", "queue", "schedule", "consumer", "fan-out" or "request", not "worker".',
  ],
  [
    { poolEntries: [{ ...pool, callbak: 1 }] },
    'poolEntries[0].callbak is not part of a pool entry; did you mean "callback"?',
  ],
];

for (const [configuration, sentence] of written) {
  const text = JSON.stringify(configuration);
  test(`${sentence ? "refuses" : "takes"} ${text}, and the schema does, too`, () => {
    const { problems } = parseConfiguration(text, "web/orm-memory.config.json");
    assert.deepEqual(
      problems.map((one) => one.message),
      sentence ? [`web/orm-memory.config.json: ${sentence}`] : [],
    );
    assert.equal(valid(configuration), sentence === null);
  });
}

test("a mistake never stops the rest", () => {
  const text = '{ "rules": { "nope": "off", "unbounded-read": "off" }, "batchSize": -1, "smallTables": ["a"] }';
  const { settings, problems } = parseConfiguration(text, "c.json");
  assert.deepEqual(settings, { rules: { "unbounded-read": "off" }, smallTables: ["a"] });
  assert.equal(problems.length, 2);
});

test("broken JSON is one sentence with its line; what can be read counts", () => {
  const { settings, problems } = parseConfiguration('{\n  "batchSize": 500\n  "smallTables": ["a"]\n}', "c.json");
  assert.deepEqual(
    problems.map((one) => one.message),
    ["c.json: line 3 is not valid JSON (comma expected)."],
  );
  assert.equal(settings.batchSize, 500);
  assert.deepEqual(parseConfiguration("", "c.json"), { settings: {}, problems: [] });
  assert.equal(parseConfiguration("[1]", "c.json").problems[0]!.message, "c.json: has to be an object, not [1].");
});

test("editor settings are checked by the same reader, under their own names", () => {
  const { problems } = checkSettings({ batchSize: "x" }, { prefix: "ormMemory.", file: null });
  assert.equal(problems[0]!.message, 'ormMemory.batchSize has to be a whole number above 0, not "x".');
});

test("defaults, editor, file, flags: the last one wins, rules one by one", () => {
  const merged = mergeSettings(
    { batchSize: 10, smallTables: ["a"], rules: { "unbounded-read": "hint", "wide-select": "off" } },
    { batchSize: 20, smallTables: ["b"], rules: { "unbounded-read": "off" } },
    { batchSize: undefined },
  );
  assert.equal(merged.batchSize, 20);
  assert.deepEqual(merged.smallTables, ["b"]);
  assert.deepEqual(merged.rules, { "unbounded-read": "off", "wide-select": "off" });
  assert.equal(merged.minimumConfidence, 0.5);
  assert.deepEqual(defaultSettings.rules, {});
});

test("the nearest configuration file upward counts", () => {
  const files = ["orm-memory.config.json", "apps/a/orm-memory.config.json", "apps/ab/orm-memory.config.json"];
  assert.equal(nearestConfiguration("apps/a/src/x.ts", files), "apps/a/orm-memory.config.json");
  assert.equal(nearestConfiguration("apps/x.ts", files), "orm-memory.config.json");
  assert.equal(nearestConfiguration("x.ts", ["apps/a/orm-memory.config.json"]), undefined);
});
