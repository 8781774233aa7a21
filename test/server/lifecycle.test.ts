import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver-protocol/node";
import { everything } from "./client.ts";
import { leak, makeWorkspace, startIn, worker } from "./workspace.ts";

const bounded = worker.replace("{ where", "{ take: 5, where");
const changed = (uri: string) => ({ changes: [{ uri, type: 2 }] });

test("the editor's settings hold, and a change of them is heard", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace, { settings: { rules: { "unbounded-read": "off" } } });
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  assert.deepEqual(await client.pull(uri), []);
  client.settings = {};
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await client.until("a refresh is asked for", () => client.told.refreshes > 0);
  assert.equal((await client.pull(uri)).length, 1);
  client.settings = { enable: false };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await client.until("another refresh is asked for", () => client.told.refreshes > 1);
  assert.deepEqual(await client.pull(uri), []);
});

test("a client without workspace/configuration hands its settings over itself", async (t) => {
  const workspace = makeWorkspace(t);
  const { configuration: _, ...rest } = everything.workspace!;
  const settings = { rules: { "unbounded-read": "off" } };
  const client = await startIn(t, workspace, {
    capabilities: { ...everything, workspace: rest },
    initializationOptions: { settings },
  });
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  assert.deepEqual(await client.pull(uri), []);
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: { ormMemory: {} } });
  await client.until("a refresh is asked for", () => client.told.refreshes > 0);
  assert.equal((await client.pull(uri)).length, 1);
});

test("the nearest configuration file wins over the editor, also while it is typed", async (t) => {
  const workspace = makeWorkspace(t, {
    ...leak,
    "orm-memory.config.json": '{ "rules": { "unbounded-read": "off" } } // team\n',
  });
  const client = await startIn(t, workspace, { settings: { rules: { "unbounded-read": "warning" } } });
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  assert.deepEqual(await client.pull(uri), []);
  const config = workspace.uri("orm-memory.config.json");
  await client.open(config, '{ "rules": { "unbounded-read": "off" } }', "jsonc");
  await client.replace(config, "off", "information");
  await client.until("a refresh is asked for", () => client.told.refreshes > 0);
  assert.deepEqual(
    (await client.pull(uri)).map(({ severity }) => severity),
    [3],
  );
});

test("a broken configuration file is told in one sentence at the file, and the rest is checked", async (t) => {
  const workspace = makeWorkspace(t, {
    ...leak,
    "orm-memory.config.json": '{ "rules": { "unbound-read": "warning" } }',
  });
  const client = await startIn(t, workspace);
  const { items } = (await client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] })) as {
    items: { uri: string; items: { message: string; source: string }[] }[];
  };
  const told = items.find(({ uri }) => uri === workspace.uri("orm-memory.config.json"))!.items[0]!;
  assert.match(told.message, /orm-memory\.config\.json.*unbound-read/);
  assert.ok(items.some(({ uri }) => uri === workspace.uri("worker.ts")));
  assert.match(client.told.statuses.at(-1)!.problem!, /unbound-read/);
  assert.ok(client.told.log.some((line) => line.includes("unbound-read")));
});

test("files changed, created and deleted on disk are heard of", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  const ask = async () => {
    const { items } = (await client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] })) as {
      items: { uri: string }[];
    };
    return items.map((item) => item.uri);
  };
  assert.deepEqual(await ask(), [uri]);
  await client.until("watchers are registered", () =>
    client.told.registered.includes("workspace/didChangeWatchedFiles"),
  );
  workspace.write("worker.ts", bounded);
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", changed(uri));
  assert.deepEqual(await ask(), []);
  workspace.write("worker.ts", worker);
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", changed(uri));
  assert.deepEqual(await ask(), [uri]);
});

test("a folder that is deleted takes its findings along", async (t) => {
  const moved = Object.fromEntries(Object.entries(leak).map(([path, text]) => [`app/${path}`, text]));
  const workspace = makeWorkspace(t, { ...moved, "package.json": "{}" });
  const client = await startIn(t, workspace);
  const ask = async () => {
    const { items } = (await client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] })) as {
      items: unknown[];
    };
    return items.length;
  };
  assert.equal(await ask(), 1);
  rmSync(join(workspace.folder, "app"), { recursive: true });
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: workspace.uri("app"), type: 3 }],
  });
  assert.equal(await ask(), 0);
});

test("the status counts reads and pools, and what was looked at", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace, { initializationOptions: { showsStatus: true } });
  await client.until("the first check is done", () => client.told.statuses.at(-1)?.reads === 1);
  const { reads, pools, files, indexing, problem } = client.told.statuses.at(-1)!;
  assert.deepEqual([reads, pools, indexing, problem], [1, 1, null, null]);
  assert.ok(files >= 2);
  assert.deepEqual(client.told.progress, [], "who shows the status gets no progress besides");
  assert.deepEqual(await client.connection.sendRequest("ormMemory/check"), client.told.statuses.at(-1));
});

test("indexing shows a progress that can be cancelled, and goes on when asked", async (t) => {
  const many = Object.fromEntries(
    Array.from({ length: 1500 }, (_, index) => [`src/worker${index}.ts`, worker.replaceAll("count", `count${index}`)]),
  );
  const workspace = makeWorkspace(t, { ...leak, ...many });
  const client = await startIn(t, workspace, { folders: [] });
  client.cancelsProgress = true;
  const event = { added: [{ uri: workspace.uri("."), name: "w" }], removed: [] };
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  await client.until("indexing was stopped", () =>
    client.told.statuses.some(({ problem }) => problem?.startsWith("Indexing was stopped")),
  );
  await client.until("the progress has ended", () => client.told.progress.includes("end"));
  client.cancelsProgress = false;
  const status = (await client.connection.sendRequest("ormMemory/check")) as { problem: string | null; reads: number };
  assert.equal(status.problem, null);
  assert.equal(status.reads, 1);
  assert.ok(client.told.progress.some((message) => /^[\d,]+ of [\d,]+$/.test(message)));
});

test("a pull and a check that are cancelled end at once, and later ones are answered", async (t) => {
  const workspace = makeWorkspace(t);
  const client = await startIn(t, workspace);
  const uri = workspace.uri("worker.ts");
  await client.open(uri, worker);
  const cancel = new CancellationTokenSource();
  const pull = client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } }, cancel.token);
  const check = client.connection.sendRequest("ormMemory/check", cancel.token);
  cancel.cancel();
  await assert.rejects(pull, { code: -32800 });
  await assert.rejects(check, { code: -32800 });
  assert.equal((await client.pull(uri)).length, 1);
});

test("bad input gets an empty answer or a sentence, and the server lives on", async (t) => {
  const workspace = makeWorkspace(t, {
    ...leak,
    "empty.ts": "",
    "broken.ts": "export const = ({[",
    "binary.ts": Buffer.from([0, 255, 254, 0]),
  });
  const client = await startIn(t, workspace);
  const far = { start: { line: 999, character: 999 }, end: { line: 1000, character: 0 } };
  for (const uri of [
    "untitled:Untitled-1",
    "git:/a/b.ts?x",
    "file:///no/such/file.ts",
    "file:",
    "%%%",
    workspace.uri("gone.ts"),
  ]) {
    assert.deepEqual(await client.pull(uri), [], uri);
    assert.deepEqual(await client.actions(uri, far), [], uri);
  }
  await client.open("untitled:Untitled-2", worker);
  assert.deepEqual(await client.pull("untitled:Untitled-2"), []);
  for (const path of ["empty.ts", "broken.ts"]) assert.deepEqual(await client.pull(workspace.uri(path)), [], path);
  const told = await client.pull(workspace.uri("binary.ts"));
  assert.deepEqual(
    told.map(({ severity, message }) => [severity, message]),
    [[2, "binary.ts: could not be read as text; it is not looked at."]],
  );
  assert.equal(client.told.statuses.at(-1)!.problem, null);
  assert.deepEqual(await client.resolve({ title: "x", data: { root: 1 } }), { title: "x", data: { root: 1 } });
  const unknown = { root: workspace.uri("."), key: "nothing", uri: workspace.uri("worker.ts"), fix: "batch" };
  await assert.rejects(client.resolve({ title: "Fix", data: unknown }), { message: /^“Fix” was not applied: / });
  await assert.rejects(client.connection.sendRequest("ormMemory/nothing"), { code: -32601 });
  await client.open(workspace.uri("worker.ts"), worker);
  await client.edit(workspace.uri("worker.ts"), far, "\n// beyond the end\n");
  assert.equal((await client.pull(workspace.uri("worker.ts"))).length, 1);
  assert.equal(await client.stop(), 0);
  assert.equal(client.stderr, "");
});
