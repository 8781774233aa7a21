import assert from "node:assert/strict";
import { test } from "node:test";
import { type ActionSource, resolveAction } from "./actions.ts";
import { readProfile } from "./client-profile.ts";
import type { RewriteResult } from "./engine-messages.ts";

const uri = "file:///w/a.ts";
const action = { title: "Read in batches", data: { root: "r", key: "k", uri, fix: "all" } };

function source(rewrite: RewriteResult, openText: string | null): ActionSource {
  return {
    client: readProfile({ processId: null, rootUri: null, capabilities: {} }),
    locate: () => ({ root: { uri: "r", folder: "/w" }, path: "a.ts" }),
    findings: () => [],
    finding: () => undefined,
    rewrite: async () => rewrite,
    rewriteAll: async () => rewrite,
    uriOf: () => uri,
    openDocument: () => (openText === null ? null : { version: 2, text: openText }),
  };
}

const rewrite = { file: "a.ts", text: "old", edits: [{ start: 0, end: 3, newText: "new" }] };

test("edits are given only for the text they were made for", async () => {
  assert.ok((await resolveAction(action, source(rewrite, "old"))).edit);
  assert.ok((await resolveAction(action, source(rewrite, null))).edit);
  await assert.rejects(resolveAction(action, source(rewrite, "older")), {
    message: "“Read in batches” was not applied: the file changed meanwhile. Try again.",
  });
});

test("a reason becomes a sentence", async () => {
  await assert.rejects(resolveAction(action, source({ reason: "line 14 sorts the whole array" }, "old")), {
    message: "“Read in batches” was not applied: line 14 sorts the whole array.",
  });
});
