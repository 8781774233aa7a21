import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Resolver } from "./resolver.ts";

type Files = Record<string, string>;

function resolver(files: Files): Resolver {
  return new Resolver({
    has: (path) => path in files,
    read: (path) => files[path],
    all: () => Object.keys(files),
    packages: () => Object.keys(files).filter((p) => p === "package.json" || p.endsWith("/package.json")),
  });
}
/** Where a specifier leads: a file, "(package)", or "missing". */
function leads(files: Files, from: string, specifier: string): string {
  const target = resolver(files).resolve(specifier, from);
  return "file" in target ? target.file : "package" in target ? `(${target.package})` : "missing";
}
const sources = (...paths: string[]): Files => Object.fromEntries(paths.map((p) => [p, ""]));

describe("relative", () => {
  const files = sources(
    "src/a.ts",
    "src/b.tsx",
    "src/c/index.ts",
    "src/d.js",
    "src/e.mts",
    "src/f.d.ts",
    "src/g.ts",
    "src/g/index.ts",
    "index.ts",
  );
  for (const [specifier, file] of Object.entries({
    "./a": "src/a.ts",
    "./a.js": "src/a.ts",
    "./a.ts": "src/a.ts",
    "./b": "src/b.tsx",
    "./b.jsx": "src/b.tsx",
    "./c": "src/c/index.ts",
    "./c/": "src/c/index.ts",
    "./c/index.js": "src/c/index.ts",
    "./d.js": "src/d.js",
    "./e.mjs": "src/e.mts",
    "./g": "src/g.ts",
    "..": "index.ts",
    "../": "index.ts",
    "../src/./../src/a": "src/a.ts",
    "./nothing": "missing",
    "../../outside": "missing",
  }))
    test(`${specifier} → ${file}`, () => assert.equal(leads(files, "src/main.ts", specifier), file));
});

describe("packages", () => {
  test("what is not here is a package", () => {
    assert.equal(leads({}, "a.ts", "bullmq"), "(bullmq)");
    assert.equal(leads({}, "a.ts", "node:fs"), "(node:fs)");
    assert.equal(leads({}, "a.ts", "@scope/name/deep"), "(@scope/name/deep)");
  });

  const workspace = (json: object, ...paths: string[]): Files => ({
    ...sources(...paths.map((p) => `packages/data/${p}`)),
    "packages/data/package.json": JSON.stringify({ name: "@acme/data", ...json }),
  });
  const cases: [name: string, files: Files, specifier: string, file: string][] = [
    ["main", workspace({ main: "dist/index.js" }, "src/index.ts"), "@acme/data", "src/index.ts"],
    [
      "an unusual main",
      workspace({ main: "./dist/entry.js" }, "src/entry.ts", "src/index.ts"),
      "@acme/data",
      "src/entry.ts",
    ],
    ["no main", workspace({}, "index.ts"), "@acme/data", "index.ts"],
    [
      "types beside",
      workspace({ main: "./lib/main.js", types: "./lib/main.d.ts" }, "src/main.ts"),
      "@acme/data",
      "src/main.ts",
    ],
    [
      "conditions",
      workspace({ exports: { import: "./dist/esm/index.js", require: "./dist/cjs/index.js" } }, "src/index.ts"),
      "@acme/data",
      "src/index.ts",
    ],
    [
      "nested conditions",
      workspace({ exports: { ".": { node: { import: "./dist/i.js" } } } }, "src/i.ts"),
      "@acme/data",
      "src/i.ts",
    ],
    [
      "a sub-path",
      workspace({ exports: { ".": "./x.js", "./users": "./dist/users.js" } }, "src/users.ts"),
      "@acme/data/users",
      "src/users.ts",
    ],
    ["a pattern", workspace({ exports: { "./*": "./dist/*.js" } }, "src/a/b.ts"), "@acme/data/a/b", "src/a/b.ts"],
    ["no exports, a file", workspace({}, "src/users.ts"), "@acme/data/src/users", "src/users.ts"],
    [
      "a source condition",
      workspace({ exports: { ".": { source: "./source/x.ts", default: "./dist/y.js" } } }, "source/x.ts"),
      "@acme/data",
      "source/x.ts",
    ],
  ];
  for (const [name, files, specifier, file] of cases)
    test(`of the workspace: ${name}`, () => assert.equal(leads(files, "app/a.ts", specifier), `packages/data/${file}`));

  test("a sub-path that is not there is missing, not another package", () => {
    assert.equal(leads(workspace({}, "index.ts"), "app/a.ts", "@acme/data/nothing"), "missing");
  });

  test("# is looked up in the nearest package", () => {
    const files = {
      ...sources("app/src/load.ts", "app/src/b/c.ts"),
      "app/package.json": JSON.stringify({ imports: { "#load": "./src/load.js", "#b/*": "./src/b/*.ts" } }),
    };
    assert.equal(leads(files, "app/src/x.ts", "#load"), "app/src/load.ts");
    assert.equal(leads(files, "app/src/x.ts", "#b/c"), "app/src/b/c.ts");
    assert.equal(leads(files, "app/src/x.ts", "#nothing"), "missing");
  });
});

describe("tsconfig", () => {
  const lib = sources("lib/orders/index.ts", "lib/users.ts");
  const config = (options: object, more: object = {}): string => JSON.stringify({ compilerOptions: options, ...more });

  test("paths count from the file that has them", () => {
    const files = { ...lib, "tsconfig.json": config({ paths: { "@lib/*": ["lib/*"], "@orders": ["lib/orders"] } }) };
    assert.equal(leads(files, "app/deep/a.ts", "@lib/users"), "lib/users.ts");
    assert.equal(leads(files, "app/deep/a.ts", "@orders"), "lib/orders/index.ts");
    assert.equal(leads(files, "app/deep/a.ts", "@lib/nothing"), "missing");
    assert.equal(leads(files, "app/deep/a.ts", "lodash"), "(lodash)");
  });

  test("the longest pattern wins, whatever its order", () => {
    const files = {
      ...sources("a/x.ts", "b/x.ts"),
      "tsconfig.json": config({ paths: { "@/*": ["a/*"], "@/deep/*": ["b/*"] } }),
    };
    assert.equal(leads(files, "m.ts", "@/deep/x"), "b/x.ts");
    assert.equal(leads(files, "m.ts", "@/x"), "a/x.ts");
  });

  test("extends: one, several, without .json; the nearest has the last word", () => {
    const files = {
      ...lib,
      "base.json": "",
      "configs/tsconfig.base.json": config({ baseUrl: "..", paths: { "@lib/*": ["lib/*"] } }),
      "app/tsconfig.json": JSON.stringify({ extends: ["../nothing.json", "../configs/tsconfig.base"] }),
    };
    assert.equal(leads(files, "app/a.ts", "@lib/users"), "lib/users.ts");
  });

  test("baseUrl lets bare names mean files, and packages stay packages", () => {
    const files = { ...sources("src/lib/a.ts"), "tsconfig.json": config({ baseUrl: "src" }) };
    assert.equal(leads(files, "src/b.ts", "lib/a"), "src/lib/a.ts");
    assert.equal(leads(files, "src/b.ts", "bullmq"), "(bullmq)");
  });

  test("a pattern of * alone catches no packages", () => {
    const files = { ...sources("types/a.ts"), "tsconfig.json": config({ paths: { "*": ["types/*"] } }) };
    assert.equal(leads(files, "b.ts", "a"), "types/a.ts");
    assert.equal(leads(files, "b.ts", "bullmq"), "(bullmq)");
  });

  test("extends in a circle: one sentence, and what is there holds", () => {
    const files = {
      ...lib,
      "tsconfig.json": config({ paths: { "@lib/*": ["lib/*"] } }, { extends: "./b.json" }),
      "b.json": JSON.stringify({ extends: "./tsconfig.json" }),
    };
    const one = resolver(files);
    assert.deepEqual(one.resolve("@lib/users", "a.ts"), { file: "lib/users.ts" });
    assert.equal(one.tsconfigs.problems.length, 1);
    assert.match(
      one.tsconfigs.problems[0]!.message,
      /^tsconfig\.json: "extends" comes back to the file itself; [^.]*\.$/,
    );
  });

  test("broken JSON: one sentence, read as far as it goes", () => {
    const files = { ...lib, "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["lib/*"] } }, oops' };
    const one = resolver(files);
    assert.deepEqual(one.resolve("@lib/users", "a.ts"), { file: "lib/users.ts" });
    assert.equal(one.tsconfigs.problems.length, 1);
    assert.match(one.tsconfigs.problems[0]!.message, /^tsconfig\.json: not valid JSON at offset \d+;/);
  });

  test("comments and trailing commas are no mistake", () => {
    const files = { ...lib, "tsconfig.json": '{ // x\n "compilerOptions": { "paths": { "@lib/*": ["lib/*",], }, }, }' };
    const one = resolver(files);
    assert.deepEqual(one.resolve("@lib/users", "a.ts"), { file: "lib/users.ts" });
    assert.deepEqual(one.tsconfigs.problems, []);
  });

  test("cleared, it is read again", () => {
    const files: Files = { ...lib, "tsconfig.json": config({}) };
    const one = resolver(files);
    assert.ok("package" in one.resolve("@lib/users", "a.ts"));
    files["tsconfig.json"] = config({ paths: { "@lib/*": ["lib/*"] } });
    one.clear();
    assert.deepEqual(one.resolve("@lib/users", "a.ts"), { file: "lib/users.ts" });
  });
});

describe("built files", () => {
  test("a source is found through outDir and rootDir, and by habit", () => {
    const told = resolver({
      ...sources("code/a.ts"),
      "tsconfig.json": '{ "compilerOptions": { "outDir": "made", "rootDir": "code" } }',
    });
    assert.equal(told.source("made/a.js"), "code/a.ts");
    const habit = resolver(sources("src/a.ts", "app/src/b.ts"));
    assert.equal(habit.source("dist/a.js"), "src/a.ts");
    assert.equal(habit.source("app/dist/b.js"), "app/src/b.ts");
    assert.equal(habit.source("dist/nothing.js"), undefined);
  });
});
