import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../rules/finding.ts";
import { type ActionSource, codeActions, resolveAction } from "./actions.ts";
import { readProfile } from "./client-profile.ts";
import type { RewriteResult } from "./engine-messages.ts";

const uri = "file:///w/a.ts";
const action = { title: "Read in batches", data: { root: "r", key: "k", uri, fix: "all" } };

function source(rewrite: RewriteResult, openText: string | null): ActionSource {
  return {
    client: readProfile({ processId: null, rootUri: null, capabilities: {} }),
    locate: () => ({ root: { uri: "r", folder: "/w" }, path: "a.ts" }),
    findings: () => [],
    problems: () => [],
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

test("two rules at one name: each change stands there once, and each comment says which rule it silences", async () => {
  const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } };
  const at = (rule: string, fixes: Finding["fixes"]) =>
    ({
      rule,
      file: "a.ts",
      severity: "warning",
      range: { start: { line: 1, column: 5 }, end: { line: 1, column: 9 } },
      fixes,
    }) as Finding;
  const narrow = { kind: "narrow", title: "Read only `id`", safe: true } as const;
  const suppress = { kind: "suppress", title: "Ignore this read, with a reason", safe: false } as const;
  const capabilities = {
    textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
  };
  const found = [at("unbounded-read", [narrow, suppress]), at("wide-select", [narrow, suppress])];
  const client = { ...readProfile({ processId: null, rootUri: null, capabilities }), resolvesEdits: true };
  const asked = { textDocument: { uri }, range, context: { diagnostics: [] } };
  const actions = await codeActions(asked, { ...source(rewrite, null), client, findings: () => found });
  assert.deepEqual(
    actions.map(({ title }) => title),
    [
      "Read only `id`",
      "Ignore this read, with a reason (unbounded-read)",
      "Ignore this read, with a reason (wide-select)",
    ],
  );
});
