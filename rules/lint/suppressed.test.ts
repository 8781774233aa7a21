/** Comments that silence rules: each of them silences something and says why, or is told of. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkFiles } from "../cases/check.ts";
import { memoryHost } from "../cases/memory-host.ts";
import type { Problem } from "../finding.ts";

const head = `import { PrismaClient } from "@prisma/client";
import { Worker } from "bullmq";
const prisma = new PrismaClient();
`;
const job = (read: string): string => `${head}new Worker("q", async () => {
${read}
});
`;
const silent = "  // orm-memory-disable-next-line unbounded-read";
const read = "  for (const order of await prisma.order.findMany()) console.log(order.id);";

async function problemsOf(
  text: string,
  more: [string, string][] = [],
): Promise<{ problems: Problem[]; findings: number }> {
  const { problems, findings } = await checkFiles(memoryHost([["src/job.ts", text], ...more]));
  return { problems, findings: findings.length };
}

/** The text without what the problem's change takes away, or puts in its place. */
function mended(text: string, { mend }: Problem): string {
  const lines = text.split("\n");
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column - 1;
  const { start, end } = mend!.range;
  return text.slice(0, offset(start.line, start.column)) + mend!.newText + text.slice(offset(end.line, end.column));
}

test("one that silences a finding and says why is no problem", async () => {
  const { problems, findings } = await problemsOf(job(`${silent} -- forty orders\n${read}`));
  assert.deepEqual([problems, findings], [[], 0]);
});

test("one without a reason is asked for it, and silences all the same", async () => {
  const { problems, findings } = await problemsOf(job(`${silent}\n${read}`));
  assert.equal(findings, 0);
  assert.equal(problems.length, 1);
  assert.equal(problems[0]!.severity, "hint");
  assert.match(problems[0]!.message, /gives no reason/);
  assert.deepEqual(problems[0]!.range, { start: { line: 5, column: 3 }, end: { line: 5, column: silent.length + 1 } });
});

for (const [name, comment, left] of [
  ["on a line of its own", "  // orm-memory-disable-next-line unbounded-read -- old\n", ""],
  ["for every rule", "  // orm-memory-disable-next-line -- old\n", ""],
  ["in a block comment", "  /* orm-memory-disable-next-line unbounded-read -- old */\n", ""],
  ["behind code", "  work(); // orm-memory-disable-next-line unbounded-read -- old\n", "  work();\n"],
  ["for the whole file", "  // orm-memory-disable-file unbounded-read -- old\n", ""],
] as const)
  test(`one that silences nothing is told of, with the change that removes it: ${name}`, async () => {
    const text = job(`${comment}  await prisma.order.count();`);
    const { problems } = await problemsOf(text);
    assert.equal(problems.length, 1);
    assert.match(problems[0]!.message, /silences nothing any more/);
    assert.equal(problems[0]!.severity, "hint");
    assert.equal(mended(text, problems[0]!), job(`${left}  await prisma.order.count();`));
  });

test("of two for one line the second is one too many", async () => {
  const text = job(`${silent} -- forty orders\n${silent} -- I said it before\n${read}`);
  const { problems, findings } = await problemsOf(text);
  assert.equal(findings, 0);
  assert.deepEqual(
    problems.map(({ range }) => range?.start.line),
    [6],
  );
  assert.equal(mended(text, problems[0]!), job(`${silent} -- forty orders\n${read}`));
});

test("of several rules only those that were checked and found nothing are taken from the comment", async () => {
  const both = "  // orm-memory-disable-next-line wide-select, unbounded-read -- forty orders";
  assert.deepEqual((await problemsOf(job(`${both}\n${read}`))).problems, []);
  const text = job(`${silent} -- old\n  await prisma.order.count();`);
  const off: [string, string] = ["orm-memory.config.json", '{ "rules": { "unbounded-read": "off" } }'];
  assert.deepEqual((await problemsOf(text, [off])).problems, [], "a rule that is off finds nothing anyway");
});

test("a name that is no rule is told, with the one that is meant", async () => {
  const { problems, findings } = await problemsOf(
    job(`  // orm-memory-disable-next-line unbounded-reed -- x\n${read}`),
  );
  assert.equal(findings, 1);
  assert.deepEqual(
    problems.map(({ severity, message }) => [severity, message]),
    [["warning", 'This comment silences "unbounded-reed", which is no rule; did you mean unbounded-read?']],
  );
});

test("tests and scripts are left alone: nothing is found there anyway", async () => {
  const text = job(`${silent} -- old\n  await prisma.order.count();`);
  const { problems } = await checkFiles(memoryHost([["scripts/job.ts", text]]));
  assert.deepEqual(problems, []);
});
