import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../rules/finding.ts";
import { readProfile } from "./client-profile.ts";
import {
  type FindingData,
  isActionData,
  problemToDiagnostic,
  toAction,
  toDiagnostic,
  toHover,
  toMendAction,
  touches,
  toWorkspaceEdit,
} from "./convert.ts";
import { spotsOf } from "./spots.ts";

const finding: Finding = {
  rule: "unbounded-read",
  severity: "information",
  confidence: 0.6,
  file: "src/a.ts",
  range: { start: { line: 9, column: 26 }, end: { line: 9, column: 34 } },
  message: "Loads every `order` row into memory.",
  details: ["Nothing limits this read.", "Reached from pool.ts:2 (confidence 0.60)."],
  read: { orm: "prisma", call: "findMany", table: "order", key: null },
  entry: { kind: "thread", library: "piscina", file: "pool.ts", line: 2 },
  concurrency: 8,
  concurrencySource: "maxThreads",
  escape: "none",
  path: [{ file: "pool.ts", line: 2, column: 24, what: "a Piscina pool runs a.ts" }],
  otherPaths: 0,
  fixes: [{ kind: "suppress", title: "Ignore this read, with a reason", safe: true }],
  noFix: "line 14 sorts the whole array",
};
const names = { uriOf: (path: string) => `file:///w/${path}`, pageOf: (rule: string) => `file:///docs/${rule}.md` };
const client = (capabilities: object) => readProfile({ processId: null, rootUri: null, capabilities });
const plain = client({});
const rich = client({
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    hover: { contentFormat: ["markdown"] },
  },
});

test("places count from 0, and the way comes along where the client shows it", () => {
  const diagnostic = toDiagnostic([finding], "file:///w", names, rich);
  assert.deepEqual(diagnostic.range, { start: { line: 8, character: 25 }, end: { line: 8, character: 33 } });
  assert.equal(diagnostic.severity, 3);
  assert.equal(diagnostic.codeDescription?.href, "file:///docs/unbounded-read.md");
  const place = { line: 1, character: 23 };
  assert.deepEqual(diagnostic.relatedInformation, [
    {
      location: { uri: "file:///w/pool.ts", range: { start: place, end: place } },
      message: "a Piscina pool runs a.ts",
    },
  ]);
  const { relatedInformation, codeDescription } = toDiagnostic([finding], "file:///w", names, plain);
  assert.deepEqual([relatedInformation, codeDescription], [undefined, undefined]);
});

test("a hover without a rewrite ends with the reason; plain text has neither marks nor links", () => {
  assert.deepEqual(toHover([finding], names, rich).contents, {
    kind: "markdown",
    value: [
      "Nothing limits this read.",
      "Reached from pool.ts:2 (confidence 0.60).",
      "*No automatic rewrite: line 14 sorts the whole array.*",
      "[When not to use it](file:///docs/unbounded-read.md#when-not-to-use-it)",
    ].join("  \n"),
  });
  assert.deepEqual(toHover([finding], names, plain).contents, {
    kind: "plaintext",
    value:
      "Nothing limits this read.\nReached from pool.ts:2 (confidence 0.60).\nNo automatic rewrite: line 14 sorts the whole array.",
  });
});

const narrow: Finding = {
  ...finding,
  rule: "wide-select",
  severity: "hint",
  message: "Reads 12 columns and uses 2.",
  details: ["Used are `id` and `name`.", "Reached from pool.ts:2 (confidence 0.60)."],
  fixes: [
    { kind: "narrow", title: "Read only `id` and `name`", safe: true },
    { kind: "suppress", title: "Ignore this read, with a reason", safe: true },
  ],
  noFix: null,
};

test("what several rules say of one name is one diagnostic, with the worst in front and each sentence once", () => {
  const measured = { rows: 200_000, bytes: null, estimated: false, atOnce: 10, at: "2026-01-01", stale: false };
  const last = "Last probe: 200,000 rows, 10 at once.";
  const told = (one: Finding): Finding => ({ ...one, measured, message: `${one.message} ${last}` });
  const elsewhere = { ...finding, range: { start: { line: 10, column: 1 }, end: { line: 10, column: 5 } } };
  const spots = spotsOf([told(narrow), elsewhere, told(finding)]);
  assert.deepEqual(
    spots.map((spot) => spot.map(({ rule }) => rule)),
    [["unbounded-read", "wide-select"], ["unbounded-read"]],
  );
  const { message, severity, code, data } = toDiagnostic(spots[0]!, "file:///w", names, rich);
  assert.equal(message, `${finding.message} ${narrow.message} ${last}`);
  assert.deepEqual([severity, code], [3, "unbounded-read"]);
  assert.deepEqual((data as FindingData).others, ["wide-select:src/a.ts:9:26"]);
  assert.deepEqual(toHover([finding, narrow], names, rich).contents, {
    kind: "markdown",
    value: [
      "Nothing limits this read.",
      "Reached from pool.ts:2 (confidence 0.60).",
      "*No automatic rewrite: line 14 sorts the whole array.*",
      "[When not to use unbounded-read](file:///docs/unbounded-read.md#when-not-to-use-it)",
      "Used are `id` and `name`.",
      "Quick fix: *Read only `id` and `name`*.",
      "[When not to use wide-select](file:///docs/wide-select.md#when-not-to-use-it)",
    ].join("  \n"),
  });
});

test("a finding on a pool is a diagnostic and a hover like any other", () => {
  const pool: Finding = {
    ...finding,
    rule: "pool-not-closed",
    severity: "hint",
    message: "Leaves a workerpool pool of up to 10 threads open when the script has done its work.",
    details: ["Nothing in this file closes the pool."],
    read: null,
    path: [{ file: "src/a.ts", line: 9, column: 26, what: "a.ts makes a workerpool pool" }],
    noFix: "where the script's work ends is not known",
  };
  const diagnostic = toDiagnostic([pool], "file:///w", names, rich);
  assert.equal(diagnostic.severity, 4);
  assert.equal(diagnostic.code, "pool-not-closed");
  assert.deepEqual(toHover([pool], names, plain).contents, {
    kind: "plaintext",
    value: "Nothing in this file closes the pool.\nNo automatic rewrite: where the script's work ends is not known.",
  });
});

test("a suppression is never the preferred fix, however safe", () => {
  const data = { root: "r", key: "k", uri: "u", fix: "suppress" as const };
  assert.equal(toAction(finding, finding.fixes[0]!, [], data, false).isPreferred, undefined);
  const batch = { kind: "batch" as const, title: "Read in batches", safe: true };
  assert.equal(toAction({ ...finding, fixes: [batch] }, batch, [], data, false).isPreferred, true);
});

test("a cursor at either end of the name counts, one beside it does not", () => {
  const at = (character: number) => ({ start: { line: 8, character }, end: { line: 8, character } });
  assert.deepEqual(
    [24, 25, 33, 34].map((character) => touches(finding.range, at(character))),
    [false, true, true, false],
  );
});

test("offsets become places in UTF-16 units, past CRLF and astral characters", () => {
  const rewrite = { file: "a.ts", text: "a🦀\r\nbc", edits: [{ start: 6, end: 7, newText: "x" }] };
  const edits = [{ range: { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } }, newText: "x" }];
  assert.deepEqual(toWorkspaceEdit(rewrite, { uri: "file:///a.ts", version: 3, client: plain }), {
    changes: { "file:///a.ts": edits },
  });
  const versioned = client({ workspace: { workspaceEdit: { documentChanges: true } } });
  assert.deepEqual(toWorkspaceEdit(rewrite, { uri: "file:///a.ts", version: 3, client: versioned }).documentChanges, [
    { textDocument: { uri: "file:///a.ts", version: 3 }, edits },
  ]);
});

test("a comment that does nothing is faded where it stands, and its change comes with it", () => {
  const range = { start: { line: 4, column: 3 }, end: { line: 4, column: 40 } };
  const mend = {
    title: "Remove the comment",
    range: { start: { line: 4, column: 1 }, end: { line: 5, column: 1 } },
    newText: "",
  };
  const problem = { severity: "hint" as const, message: "x", file: "f", range, mend };
  const diagnostic = problemToDiagnostic(problem);
  assert.deepEqual([diagnostic.severity, diagnostic.tags], [4, [1]]);
  assert.deepEqual(diagnostic.range, { start: { line: 3, character: 2 }, end: { line: 3, character: 39 } });
  const action = toMendAction(problem, [diagnostic], { uri: "file:///f", version: null, client: plain });
  const gone = { range: { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }, newText: "" };
  assert.deepEqual(action?.edit, { changes: { "file:///f": [gone] } });
});

test("a problem stands on the first line, and data of others is not taken for ours", () => {
  assert.equal(problemToDiagnostic({ severity: "error", message: "x", file: "f" }).severity, 1);
  for (const data of [undefined, null, 1, "x", {}, { root: "r", key: "k", uri: "u" }])
    assert.equal(isActionData(data), false);
});
