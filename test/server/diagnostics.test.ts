import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { CancellationTokenSource, type WorkspaceDocumentDiagnosticReport } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { everything } from "./client.ts";
import { makeWorkspace, pool, startIn, worker } from "./workspace.ts";

const { diagnostic: _pull, ...withoutPull } = everything.textDocument!;

for (const transport of ["stdio", "ipc", "cli"] as const) {
  test(`a pulled diagnostic stands under the method name and tells the way to it, over ${transport}`, async (t) => {
    const workspace = makeWorkspace(t);
    const client = await startIn(t, workspace, { transport });
    assert.equal(client.initialized.capabilities.positionEncoding, "utf-16");
    await client.open(workspace.uri("worker.ts"), worker);
    const [diagnostic, ...rest] = await client.pull(workspace.uri("worker.ts"));
    assert.deepEqual(rest, []);
    const document = TextDocument.create("", "", 0, worker);
    assert.equal(document.getText(diagnostic!.range), "findMany");
    assert.equal(diagnostic!.source, "orm-memory");
    assert.equal(diagnostic!.code, "unbounded-read");
    assert.equal(diagnostic!.severity, 2);
    assert.match(String(diagnostic!.message), /order.*8/);
    const related = diagnostic!.relatedInformation!;
    assert.equal(related[0]!.location.uri, workspace.uri("pool.ts"));
    assert.equal(related[0]!.location.range.start.line, 1);
    assert.ok(related.every(({ message }) => message.length > 0));
    assert.equal(await client.stop(), 0);
    assert.equal(client.stderr, "");
  });
}

test("each edit is checked as it is typed, and an unchanged answer says so", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const first = await client.report(uri);
  assert.deepEqual(await client.report(uri, first.resultId), { kind: "unchanged", resultId: first.resultId });
  await client.replace(uri, "{ where", "{ take: 10, where");
  assert.equal((await client.report(uri, first.resultId)).kind, "full");
  assert.deepEqual(await client.pull(uri), []);
  await client.replace(uri, "take: 10, ", "");
  await client.edit(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, "// 🦀 first line\r\n");
  const [moved] = await client.pull(uri);
  assert.equal(moved!.range.start.line, 6);
});

test("unsaved text of another file counts, and open documents are asked for again", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  await client.open(workspace.uri("worker.ts"), worker);
  assert.equal((await client.pull(workspace.uri("worker.ts"))).length, 1);
  await client.open(workspace.uri("pool.ts"), pool);
  await client.replace(workspace.uri("pool.ts"), pool, "export {};\n");
  await client.until("a refresh is asked for", () => client.told.refreshes > 0);
  assert.deepEqual(await client.pull(workspace.uri("worker.ts")), []);
  await client.close(workspace.uri("pool.ts"));
  await client.until("the file on disk counts again", () => client.told.refreshes > 1);
  assert.equal((await client.pull(workspace.uri("worker.ts"))).length, 1);
});

test("workspace diagnostics name closed files, and unchanged ones are not sent twice", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const ask = (previousResultIds: { uri: string; value: string }[]) =>
    client.connection.sendRequest("workspace/diagnostic", { previousResultIds }) as Promise<{
      items: WorkspaceDocumentDiagnosticReport[];
    }>;
  const { items } = await ask([]);
  assert.deepEqual(
    items.map(({ uri, kind, version }) => [uri, kind, version]),
    [[workspace.uri("worker.ts"), "full", null]],
  );
  const known = items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
  assert.deepEqual(
    (await ask(known)).items.map(({ kind }) => kind),
    ["unchanged"],
  );
  const gone = workspace.uri("gone.ts");
  assert.deepEqual(
    (await ask([{ uri: gone, value: "x" }])).items.find(({ uri }) => uri === gone),
    {
      kind: "full",
      uri: gone,
      version: null,
      resultId: "0",
      items: [],
    },
  );
});

test("a streamed workspace request stays open, tells changes at once, and ends when cancelled", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const chunks = client.told.streamed;
  const cancel = new CancellationTokenSource();
  const request = client.connection.sendRequest(
    "workspace/diagnostic",
    { previousResultIds: [], partialResultToken: "p" },
    cancel.token,
  );
  request.catch(() => {});
  await client.until("the first chunk came", () => chunks.length === 1);
  assert.equal(chunks[0]!.length, 1);
  workspace.write("worker.ts", worker.replace("{ where", "{ take: 5, where"));
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: workspace.uri("worker.ts"), type: 2 }],
  });
  await client.until("the change was streamed", () => chunks.length === 2);
  assert.deepEqual(
    chunks[1]!.map((item) => (item.kind === "full" ? item.items.length : item.kind)),
    [0],
  );
  cancel.cancel();
  await assert.rejects(request, { code: -32800 });
});

test("a client that can't pull is told, and told again when a finding is gone", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace, { capabilities: { textDocument: withoutPull } });
  assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
  const uri = workspace.uri("worker.ts");
  await client.until("the closed file is published", () => client.told.published.get(uri)?.diagnostics.length === 1);
  await client.open(uri, worker);
  await client.replace(uri, "{ where", "{ take: 10, where");
  await client.until("it is gone", () => client.told.published.get(uri)?.diagnostics.length === 0);
  assert.equal(client.told.published.get(uri)!.version, 2);
});

test("a client with no capabilities at all, no folder and no configuration is served", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace, { capabilities: {}, folders: [] });
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  await client.until("the file is published", () => client.told.published.get(uri)?.diagnostics.length === 1);
  assert.equal(client.told.published.get(uri)!.diagnostics[0]!.relatedInformation, undefined);
  assert.deepEqual(client.told.registered, []);
  assert.deepEqual(client.told.progress, []);
});

test("two folders are checked each for itself, and a folder that is removed takes its findings along", async (t) => {
  const [first, second] = [makeWorkspace(t), makeWorkspace(t)];
  const client = await startIn(t, first, { folders: [first.folder, second.folder] });
  const ask = async () => {
    const { items } = (await client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] })) as {
      items: { uri: string }[];
    };
    return items.map(({ uri }) => uri).sort();
  };
  assert.deepEqual(await ask(), [first.uri("worker.ts"), second.uri("worker.ts")].sort());
  const event = { added: [], removed: [{ uri: pathToFileURL(second.folder).href, name: "second" }] };
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  assert.deepEqual(await ask(), [first.uri("worker.ts")]);
});
