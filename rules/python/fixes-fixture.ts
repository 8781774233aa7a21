/** What tests of fixes for Python share: two programs around a body, and what becomes of one by a fix. */
import assert from "node:assert/strict";
import { applyEdits } from "../../rewrite/edit.ts";
import { checkedEngine } from "../cases/check.ts";
import { memoryHost } from "../cases/memory-host.ts";
import type { FixKind } from "../finding.ts";

export const models = [
  "from sqlalchemy.orm import declarative_base, sessionmaker",
  "Session = sessionmaker(None)",
  "Base = declarative_base()",
  "class User(Base):",
  '    __tablename__ = "users"',
].join("\n");

export const sqlalchemy = (body: string): string =>
  `from multiprocessing.dummy import Pool\nfrom sqlalchemy import select\nfrom models import Session, User\ndef work(n):\n    session = Session()\n${body}\nPool(4).map(work, [1])\n`;
export const django = (body: string): string =>
  `from celery import shared_task\nfrom django.db import models\nclass Order(models.Model):\n    pass\n@shared_task\ndef work():\n${body}\n`;

/** What is offered for the first finding of a program, and its lines that change by one of the fixes. */
export async function rewritten(
  text: string,
  kind?: FixKind,
): Promise<{ kinds: string[]; noFix: string | null; line: string }> {
  const host = memoryHost([
    ["models.py", models],
    ["work.py", text],
    ["orm-memory.config.json", '{ "rules": { "pool-not-closed": "warning" } }'],
  ]);
  const linter = await checkedEngine(host);
  const { findings } = await linter.check();
  const finding = findings.find(({ rule }) => rule === "unbounded-read" || rule === "pool-not-closed");
  assert.ok(finding, "nothing was found");
  const kinds = finding.fixes.map((fix) => fix.kind);
  if (!kind) return { kinds, noFix: finding.noFix, line: "" };
  const fix = await linter.fix(finding, kind);
  assert.ok("edits" in fix, "reason" in fix ? fix.reason : "");
  const before = text.split("\n");
  const after = applyEdits(text, fix.edits).split("\n");
  return { kinds, noFix: finding.noFix, line: after.filter((line) => !before.includes(line)).join("\n") };
}
