/** What each fan-out becomes: `rewrites.txt` has the files before, the title of what is offered, and the file after. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { applyEdits } from "../../../../rewrite/edit.ts";
import { parseCases } from "../../../cases/case.ts";
import { memoryHost } from "../../../cases/memory-host.ts";
import type { Finding } from "../../../finding.ts";
import { createLinter } from "../../../index.ts";
import type { Linter } from "../../../linter.ts";

const text = readFileSync(new URL("./rewrites.txt", import.meta.url), "utf8");

/** A case's text up to `--- `, then the title, then the file after it; "--- nothing" where nothing is offered. */
const expected = new Map(
  text
    .split(/^=== /m)
    .slice(1)
    .map((one) => {
      const [, title = "", outcome = "", after = ""] = /^(.*)\n[\s\S]*?^--- (.*)\n([\s\S]*)$/m.exec(one) ?? [];
      return [title, { outcome, after: after.trimEnd() }] as const;
    }),
);

const offer = (finding: Finding | undefined) => finding?.fixes.find(({ kind }) => kind === "limit-fan-out");

async function checked(files: Iterable<[string, string]>): Promise<{ linter: Linter; finding: Finding | undefined }> {
  const linter = createLinter(memoryHost(files));
  const { findings } = await linter.check();
  return { linter, finding: findings.find(offer) ?? findings[0] };
}

for (const { title, files } of parseCases(text.replace(/^--- [\s\S]*?(?=^=== |(?![\s\S]))/gm, ""))) {
  test(title, async () => {
    const { outcome, after } = expected.get(title)!;
    const { linter, finding } = await checked(files);
    assert.ok(finding, "there is a finding");
    const fix = offer(finding);
    assert.equal(fix?.title ?? "nothing", outcome);
    const rewrite = await linter.fix(finding, "limit-fan-out");
    if (!fix) {
      assert.ok("reason" in rewrite);
      return;
    }
    assert.equal(fix.safe, false);
    assert.ok("edits" in rewrite, JSON.stringify(rewrite));
    assert.equal(fix.file ?? finding.file, rewrite.file);
    const changed = applyEdits(files.get(rewrite.file)!, rewrite.edits);
    assert.equal(changed.trimEnd(), after);
    const again = await checked([...files, [rewrite.file, changed]]);
    assert.equal(offer(again.finding), undefined, "it is limited now");
    if (finding.entry.kind === "fan-out" && /^Run at most/.test(fix.title)) assert.equal(again.finding?.concurrency, 4);
  });
}
