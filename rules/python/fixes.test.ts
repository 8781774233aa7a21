import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits } from "../../rewrite/edit.ts";
import { memoryHost } from "../cases/memory-host.ts";
import type { FixKind } from "../finding.ts";
import { createLinter } from "../index.ts";

const models = [
  "from sqlalchemy.orm import declarative_base, sessionmaker",
  "Session = sessionmaker(None)",
  "Base = declarative_base()",
  "class User(Base):",
  '    __tablename__ = "users"',
].join("\n");

const sqlalchemy = (body: string): string =>
  `from multiprocessing.dummy import Pool\nfrom sqlalchemy import select\nfrom models import Session, User\ndef work(n):\n    session = Session()\n${body}\nPool(4).map(work, [1])\n`;
const django = (body: string): string =>
  `from celery import shared_task\nfrom django.db import models\nclass Order(models.Model):\n    pass\n@shared_task\ndef work():\n${body}\n`;

/** What is offered for the first finding of a program, and its lines that change by one of the fixes. */
async function rewritten(
  text: string,
  kind?: FixKind,
): Promise<{ kinds: string[]; noFix: string | null; line: string }> {
  const host = memoryHost([
    ["models.py", models],
    ["work.py", text],
  ]);
  const linter = createLinter(host);
  const { findings } = await linter.check();
  const [finding] = findings;
  assert.ok(finding, "nothing was found");
  const kinds = finding.fixes.map((fix) => fix.kind);
  if (!kind) return { kinds, noFix: finding.noFix, line: "" };
  const fix = await linter.fix(finding, kind);
  assert.ok("edits" in fix, "reason" in fix ? fix.reason : "");
  const before = text.split("\n");
  const after = applyEdits(text, fix.edits).split("\n");
  return { kinds, noFix: finding.noFix, line: after.filter((line) => !before.includes(line)).join("\n") };
}

describe("bound", () => {
  for (const [what, text, line] of [
    ["a query", sqlalchemy("    session.query(User).all()"), "    session.query(User).limit(1000).all()"],
    [
      "a statement",
      sqlalchemy("    session.scalars(select(User).order_by(User.id)).all()"),
      "    session.scalars(select(User).order_by(User.id).limit(1000)).all()",
    ],
    [
      "a statement with a name",
      sqlalchemy("    stmt = select(User)\n    session.execute(stmt).scalars().all()"),
      "    session.execute(stmt.limit(1000)).scalars().all()",
    ],
    [
      "a query that is gone over",
      sqlalchemy("    for user in session.query(User):\n        print(user)"),
      "    for user in session.query(User).limit(1000):",
    ],
    ["a QuerySet", django("    list(Order.objects.all())"), "    list(Order.objects.all()[:1000])"],
  ] as const)
    test(what, async () => {
      assert.equal((await rewritten(text, "bound")).line, line);
    });
});

describe("count", () => {
  for (const [what, text, line] of [
    [
      "len of a query",
      sqlalchemy("    print(len(session.query(User).all()))"),
      "    print(session.query(User).count())",
    ],
    ["len of a QuerySet", django("    return len(Order.objects.all())"), "    return Order.objects.all().count()"],
    [
      "a QuerySet that is asked whether it is empty",
      django("    orders = Order.objects.all()\n    if not orders:\n        return\n    print(orders[:10])"),
      "    if not orders.exists():",
    ],
  ] as const)
    test(what, async () => {
      assert.equal((await rewritten(text, "count")).line, line);
    });

  test("not where rows of a join may stand for one object", async () => {
    const { kinds } = await rewritten(sqlalchemy("    print(len(session.query(User).join(User.teams).all()))"));
    assert.ok(!kinds.includes("count"));
  });

  test("not where the rows are gone over afterwards", async () => {
    const { kinds } = await rewritten(
      django(
        "    orders = Order.objects.all()\n    if orders:\n        for order in orders:\n            print(order)",
      ),
    );
    assert.ok(!kinds.includes("count"));
  });
});

describe("stream", () => {
  test("a loop over a QuerySet", async () => {
    const { line } = await rewritten(
      django('    for order in Order.objects.filter(state="open"):\n        print(order)'),
      "stream",
    );
    assert.equal(line, '    for order in Order.objects.filter(state="open").iterator(chunk_size=1000):');
  });

  test("not with prefetched relations, nor of a session that the loop may use", async () => {
    for (const text of [
      django('    for order in Order.objects.prefetch_related("lines"):\n        print(order)'),
      sqlalchemy("    for user in session.query(User):\n        print(user)"),
    ])
      assert.ok(!(await rewritten(text)).kinds.includes("stream"));
  });

  test("rows that are handed to the caller have no rewrite, and the reason says so", async () => {
    const { kinds, noFix } = await rewritten(sqlalchemy("    return session.query(User).all()"));
    assert.deepEqual(kinds, ["bound", "suppress"]);
    assert.match(noFix ?? "", /the caller gets all rows/);
  });
});

describe("suppress", () => {
  test("stands above the line, and silences it", async () => {
    const text = sqlalchemy("    session.query(User).all()");
    const { line } = await rewritten(text, "suppress");
    assert.equal(line, "    # orm-memory-disable-next-line unbounded-read -- reason");
    const silenced = text.replace("    session.query", `${line}\n    session.query`);
    const host = memoryHost([
      ["models.py", models],
      ["work.py", silenced],
    ]);
    assert.deepEqual((await createLinter(host).check()).findings, []);
  });

  test("is not offered inside a text", async () => {
    const { kinds } = await rewritten(sqlalchemy('    print(f"""\n{session.query(User).all()}\n""")'));
    assert.ok(!kinds.includes("suppress"));
  });
});
