import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction, TextDocumentEdit, TextEdit } from "vscode-languageserver-protocol/node";
import { everything } from "./client.ts";
import { leak, makeWorkspace, pool, startIn, worker } from "./workspace.ts";

const cursor = { start: { line: 5, character: 36 }, end: { line: 5, character: 36 } };

function editsOf(action: CodeAction): TextEdit[] {
  return (action.edit!.documentChanges as TextDocumentEdit[])[0]!.edits as TextEdit[];
}

test("the light bulb lists rewrites first, the probe and the suppression last, and edits come on demand", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace, { initializationOptions: { probeCommand: "ormMemory.probe" } });
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const diagnostics = await client.pull(uri);
  const actions = await client.actions(uri, cursor, undefined, diagnostics);
  const titles = actions.map(({ title }) => title);
  assert.match(titles[0]!, /^Read /);
  assert.deepEqual(titles.slice(-2), ["Verify with the memory probe…", "Ignore this read, with a reason"]);
  assert.ok(actions.every(({ kind, diagnostics: own }) => kind === "quickfix" && own?.length === 1));
  assert.ok(actions.every(({ edit }) => edit === undefined));
  assert.deepEqual(actions.at(-2)!.command!.arguments, [{ uri, line: 6, column: 37, fix: "batch" }]);

  const suppress = await client.resolve(actions.at(-1)!);
  const [change] = suppress.edit!.documentChanges as TextDocumentEdit[];
  assert.deepEqual(change!.textDocument, { uri, version: 1 });
  assert.match(
    client.apply(uri, editsOf(suppress)),
    /\n\s*\/\/ orm-memory-disable-next-line unbounded-read -- .+\n.*findMany/,
  );
});

test("an applied bound ends the finding", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const actions = await client.actions(uri, cursor);
  assert.ok(!actions.some(({ command }) => command), "a client that has no probe is offered none");
  const bound = await client.resolve(actions.find(({ title }) => title.startsWith("Read at most"))!);
  for (const { range, newText } of editsOf(bound)) await client.edit(uri, range, newText);
  assert.match(client.textOf(uri), /take: 1000/);
  assert.deepEqual(await client.pull(uri), []);
});

test("the refactoring menu has the rewrites and nothing else", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  for (const only of ["refactor.rewrite", "refactor"]) {
    const actions = await client.actions(uri, cursor, [only]);
    assert.ok(actions.length > 0);
    assert.ok(actions.every(({ kind, title }) => kind === "refactor.rewrite" && /^(?:Read|Keep) /.test(title)));
  }
});

test("fix-all applies what is safe and leaves the rest", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  for (const only of ["source.fixAll.ormMemory", "source.fixAll", "source"]) {
    assert.deepEqual(
      (await client.actions(uri, all, [only])).map(({ kind }) => kind),
      ["source.fixAll.ormMemory"],
    );
  }
  assert.deepEqual(await client.actions(uri, all, ["source.organizeImports"]), []);
  const [action] = await client.actions(uri, all, ["source.fixAll"]);
  const resolved = await client.resolve(action!);
  for (const { range, newText } of editsOf(resolved).reverse()) await client.edit(uri, range, newText);
  assert.notEqual(client.textOf(uri), worker);
  assert.doesNotMatch(client.textOf(uri), /disable-next-line/);
  assert.deepEqual(await client.pull(uri), []);
  assert.deepEqual(await client.actions(uri, all, ["source.fixAll"]), []);
});

test("fix-all leaves a read alone whose only fix changes the result", async (t) => {
  const both = `${worker}\nexport async function all() {\n  return prisma.order.findMany();\n}\n`;
  const calls = both.replace("return paid;", "return paid + (await all()).length;");
  const workspace = makeWorkspace(t, { ...leak, "worker.ts": calls });
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, calls);
  assert.equal((await client.pull(uri)).length, 2);
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
  const [action] = await client.actions(uri, everywhere, ["source.fixAll"]);
  const fixed = client.apply(uri, editsOf(await client.resolve(action!)));
  assert.match(fixed, /for await/);
  assert.match(fixed, /return prisma\.order\.findMany\(\);/);
});

test("a client that can't resolve gets the edits at once, as plain changes when it knows no versions", async (t) => {
  const { workspace: _, textDocument } = everything;
  const workspace = makeWorkspace(t);
  const codeAction = { codeActionLiteralSupport: textDocument!.codeAction!.codeActionLiteralSupport! };
  const client = await startIn(t, workspace, { capabilities: { textDocument: { ...textDocument, codeAction } } });
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const actions = await client.actions(uri, cursor);
  assert.ok(actions.length >= 2);
  const changed = actions.map(({ edit }) =>
    Object.entries(edit!.changes!).map(([file, edits]) => [file, edits.length > 0]),
  );
  assert.ok(changed.every((files) => files.length === 1 && files[0]![1] === true));
  assert.deepEqual([...new Set(changed.map(([one]) => one![0]))], [uri, workspace.uri("pool.ts")]);
});

test("a fix may change another file than the finding's, open or not", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  const other = workspace.uri("pool.ts");
  await client.open(uri, worker);
  const limit = (await client.actions(uri, cursor)).find(({ title }) => title.startsWith("Keep the young generation"))!;
  assert.match(limit.title, / in pool\.ts \(/);
  const closed = await client.resolve(limit);
  const [onDisk] = closed.edit!.documentChanges as TextDocumentEdit[];
  assert.deepEqual(onDisk!.textDocument, { uri: other, version: null });
  await client.open(other, pool);
  const [open] = (await client.resolve(limit)).edit!.documentChanges as TextDocumentEdit[];
  assert.deepEqual(open!.textDocument, { uri: other, version: 1 });
  for (const { range, newText } of (open!.edits as TextEdit[]).toReversed()) await client.edit(other, range, newText);
  assert.match(client.textOf(other), /resourceLimits: \{ maxYoungGenerationSizeMb: 8 \}/);
  await client.pull(uri);
  const titles = (await client.actions(uri, cursor)).map(({ title }) => title);
  assert.ok(titles.length > 0 && !titles.some((title) => title.startsWith("Keep")), titles.join("\n"));
});

test("a fix whose read is gone is refused in a sentence", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const [action] = await client.actions(uri, cursor);
  await client.replace(uri, 'prisma.order.findMany({ where: { status: "paid" } })', "[]");
  await client.pull(uri);
  await assert.rejects(client.resolve(action!), { message: /was not applied: the read is no longer reported\.$/ });
});

test("the hover goes on where the message ends, and is silent elsewhere", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const [diagnostic] = await client.pull(uri);
  const at = (position: object) =>
    client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position });
  const hover = (await at(diagnostic!.range.start)) as { contents: { kind: string; value: string } };
  assert.equal(hover.contents.kind, "markdown");
  assert.match(hover.contents.value, /confidence 0\.\d+/);
  assert.ok(!hover.contents.value.includes(String(diagnostic!.message)));
  assert.equal(await at({ line: 0, character: 0 }), null);
});

test("a read is explained as it stands in the editor, also one that is not reported", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  const explain = async (line: number): Promise<string> =>
    ((await client.connection.sendRequest("ormMemory/explain", { uri, line })) as { text: string }).text;
  await client.open(uri, worker);
  assert.match(await explain(5), /^worker\.ts:6:37\n.*\n {2}Reported as warning with confidence 0\.\d+\.\n/);
  const at = worker.indexOf(" } });") - worker.lastIndexOf("\n", worker.indexOf(" } });")) - 1;
  const place = { line: 5, character: at + 2 };
  await client.edit(uri, { start: place, end: place }, ", take: 10");
  assert.match(await explain(5), /Not reported: it is limited\. `take` is 10\./);
  assert.match(await explain(0), /Line 1 has no read that the catalog knows\./);
  await assert.rejects(
    client.connection.sendRequest("ormMemory/explain", { uri: workspace.uri("prisma/schema.prisma"), line: 0 }),
    /prisma\/schema\.prisma is not looked at/,
  );
});
