/** The function of its own: what goes into it, what it gives back, and where it can't be made. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalog } from "../../catalog/index.ts";
import { applyEdits } from "../../rewrite/edit.ts";
import { syntaxError } from "../../rewrite/typescript.ts";
import { checkedEngine } from "../cases/check.ts";
import { memoryHost } from "../cases/memory-host.ts";
import { rowsHeldAcrossAwait } from "./rule.ts";

const around = (body: string): string => `import { PrismaClient } from "@prisma/client";
import { Worker } from "bullmq";
const prisma = new PrismaClient();
const send = async (text: unknown) => fetch("https://mail.example", { method: "POST", body: String(text) });
new Worker("q", async (job) => {
${body}
}, { concurrency: 9 });
`;

/** The body of the job after the fix, or the reason why there is none. */
async function extracted(body: string): Promise<string> {
  const text = around(body);
  const linter = await checkedEngine(memoryHost([["job.ts", text]]), catalog, [rowsHeldAcrossAwait]);
  const { findings } = await linter.check();
  assert.equal(findings.length, 1, body);
  const [finding] = findings;
  const offered = finding!.fixes.some(({ kind }) => kind === "extract");
  const rewrite = await linter.fix(finding!, "extract");
  if (!("edits" in rewrite)) {
    assert.equal(offered, false, "what is offered can be done");
    assert.equal(rewrite.reason, finding!.noFix);
    return rewrite.reason;
  }
  assert.equal(offered, true);
  const fixed = applyEdits(text, rewrite.edits);
  assert.equal(syntaxError("job.ts", fixed), null);
  const after = await checkedEngine(memoryHost([["job.ts", fixed]]), catalog, [rowsHeldAcrossAwait]);
  assert.deepEqual((await after.check()).findings, [], "the finding is gone");
  return fixed.slice(around("").indexOf("=> {\n\n}") + 5, fixed.lastIndexOf("\n}, {"));
}

const read = "const orders = await prisma.order.findMany();";

for (const [name, body, after] of [
  [
    "one result",
    `  ${read}\n  const sum = orders.reduce((all, one) => all + one.total, 0);\n  await send(sum);`,
    `  const sum = await (async () => {\n    ${read}\n    const sum = orders.reduce((all, one) => all + one.total, 0);\n    return sum;\n  })();\n  await send(sum);`,
  ],
  [
    "two results",
    `  ${read}\n  const n = orders.length;\n  const late = orders.filter((one) => one.late).length;\n  await send(n);\n  await send(late);`,
    `  const { n, late } = await (async () => {\n    ${read}\n    const n = orders.length;\n    const late = orders.filter((one) => one.late).length;\n    return { n, late };\n  })();\n  await send(n);\n  await send(late);`,
  ],
  [
    "no result",
    `  ${read}\n  for (const one of orders) console.log(one.id);\n  await send("done");`,
    `  await (async () => {\n    ${read}\n    for (const one of orders) console.log(one.id);\n  })();\n  await send("done");`,
  ],
  [
    "a result that is changed later",
    `  ${read}\n  let n = orders.length;\n  n += 1;\n  await send(n);`,
    `  let n = await (async () => {\n    ${read}\n    let n = orders.length;\n    return n;\n  })();\n  n += 1;\n  await send(n);`,
  ],
  [
    "a name of the job's own that is changed inside",
    `  let sum = 0;\n  ${read}\n  for (const one of orders) sum += one.total;\n  await send(sum);`,
    `  let sum = 0;\n  await (async () => {\n    ${read}\n    for (const one of orders) sum += one.total;\n  })();\n  await send(sum);`,
  ],
  [
    "a break out of a loop that goes along",
    `  ${read}\n  for (const one of orders) if (one.late) break;\n  await send("done");`,
    `  await (async () => {\n    ${read}\n    for (const one of orders) if (one.late) break;\n  })();\n  await send("done");`,
  ],
] as const)
  test(`it takes the statements from the read to the last use: ${name}`, async () =>
    assert.equal(await extracted(body), after));

for (const [body, reason] of [
  [
    `  ${read}\n  if (orders.length === 0) return;\n  console.log(orders.length);\n  await send("done");`,
    "line 7 leaves the function before the rows are used up",
  ],
  [
    `  for (const id of job.data.ids) {\n    ${read}\n    if (orders.length === 0) continue;\n    console.log(orders.length);\n    await send(id);\n  }`,
    "line 8 leaves the function before the rows are used up",
  ],
  [
    `  ${read}\n  function late() { return 1; }\n  console.log(orders.length, late());\n  await send(late());`,
    "line 7 declares something that may be used later",
  ],
] as const)
  test(`it is not made: ${reason}`, async () => assert.equal(await extracted(body), reason));
