/** What is packed: small, complete, and with nothing of the machine that packed it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = join(root, "dist");
const read = (file: string) => readFileSync(join(dist, file), "utf8");
const bundles = readdirSync(dist).filter((file) => /\.(cjs|js)$/.test(file));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

test("the VSIX is small, holds what runs, and no sources, maps or node_modules", () => {
  const vsix = join(root, "orm-memory-lint.vsix");
  const listed = namesInZip(readFileSync(vsix));
  for (const part of [
    "dist/extension.cjs",
    "dist/server.cjs",
    "dist/engine-worker.cjs",
    "dist/cli.cjs",
    "dist/third-party-notices.txt",
    "LICENSE.txt",
  ]) {
    assert.ok(listed.includes(`extension/${part}`), part);
  }
  assert.deepEqual(
    listed.filter((name) => /node_modules|\.map$|\.ts$/.test(name)),
    [],
  );
  assert.ok(statSync(vsix).size < 4e6);
});

test("no bundle names a folder of the machine that built it", () => {
  for (const file of bundles) assert.ok(!read(file).includes(root), file);
});

test("the parser is in one file only, and every bundle that needs it requires it from there", () => {
  const holds = (file: string, text: string) => read(file).includes(text);
  assert.deepEqual(
    bundles.filter((file) => holds(file, "createSourceFile2") || statSync(join(dist, file)).size > 2e6),
    ["ts-morph-common.cjs"],
  );
  for (const file of ["engine-worker.cjs", "cli.cjs", "ts-morph.cjs"])
    assert.ok(holds(file, "./ts-morph-common.cjs"), file);
});

test("every setting has a description and a scope, and every command a handler's name", () => {
  for (const [name, setting] of Object.entries<Record<string, unknown>>(
    manifest.contributes.configuration.properties,
  )) {
    assert.match(name, /^ormMemory\./);
    assert.ok(setting.markdownDescription && setting.scope, name);
  }
  const extension = read("extension.cjs");
  for (const { command } of manifest.contributes.commands) assert.ok(extension.includes(command), command);
});

test("settings of the editor and of the configuration file are the same", () => {
  const schema = JSON.parse(readFileSync(join(root, "schemas/configuration.schema.json"), "utf8"));
  const ofEditor = Object.keys(manifest.contributes.configuration.properties).map((name) =>
    name.replace("ormMemory.", ""),
  );
  const ofFile = Object.keys(schema.properties).filter((name) => name !== "$schema");
  // These are about the editor alone.
  const own = ["enable", "measuredCodeLens", "trace.server"];
  assert.deepEqual(ofEditor.filter((name) => !own.includes(name)).sort(), ofFile.sort());
});

test("the problem matcher reads what the terminal prints", () => {
  const [file, finding] = manifest.contributes.problemMatchers[0].pattern.map(
    ({ regexp }: { regexp: string }) => new RegExp(regexp),
  );
  const line =
    "  9:26  warning  Loads every `order` row that is `paid` into memory, in up to 8 workers at once.  unbounded-read";
  assert.equal(file.exec("src/report-service.ts")[1], "src/report-service.ts");
  assert.equal(file.exec(line), null);
  assert.deepEqual(
    finding
      .exec(line)
      .slice(1)
      .map((part: string) => part.slice(0, 14)),
    ["9", "26", "warning", "Loads every `o", "unbounded-read"],
  );
  assert.equal(finding.exec(line.replace("warning", "information"))[3], "info");
});

/** File names of an archive, from the directory at its end. */
function namesInZip(zip: Buffer): string[] {
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const text = zip.toString("utf8", at + 46, at + 46 + name);
    at += 46 + name + extra + comment;
    return text;
  });
}
