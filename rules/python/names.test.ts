import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { django, rewritten, sqlalchemy } from "./fixes-fixture.ts";

/** The loop that a fix leaves, without the generator above. */
const loopOf = async (text: string): Promise<string> => {
  const { line } = await rewritten(text, "batch");
  return line.split(/yield (?:from page|row)\n/)[1]!.trim();
};

const asyncio = (body: string): string =>
  `import asyncio\nfrom sqlalchemy import select\nfrom sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine\nfrom models import User\nmake = async_sessionmaker(create_async_engine("sqlite+aiosqlite:///app.db"))\nasync def work(n):\n    async with make() as session:\n${body.replace(/^/gm, "        ")}\nasync def main(ns):\n    await asyncio.gather(*[work(n) for n in ns])\n`;

describe("pages of what has a name", () => {
  for (const [what, text, loop] of [
    [
      "a query that gets a condition more",
      sqlalchemy(
        "    q = session.query(User)\n    if n:\n        q = q.filter(User.id > n)\n    for user in q:\n        print(user)",
      ),
      "for user in query_pages(q, User.id):",
    ],
    [
      "a statement, also one of the module",
      sqlalchemy("    for user in session.execute(stmt).scalars():\n        print(user)").replace(
        "def work",
        "stmt = select(User)\ndef work",
      ),
      "for user in statement_pages(session, stmt, User.id):",
    ],
    [
      "a result of the line above",
      sqlalchemy(
        "    result = session.execute(select(User))\n    for user in result.scalars().all():\n        print(user)",
      ),
      "result = statement_pages(session, select(User), User.id)\n    for user in result:",
    ],
    [
      "a QuerySet",
      django("    qs = Order.objects.all()\n    qs = qs.exclude(pk=3)\n    for order in qs:\n        print(order)"),
      "for order in queryset_pages(qs):",
    ],
    [
      "a statement that is awaited",
      asyncio("for user in (await session.scalars(select(User))).all():\n    print(user)"),
      "async for user in statement_pages(session, select(User), User.id):",
    ],
    [
      "a result that is awaited, in a comprehension",
      asyncio("result = await session.execute(select(User))\nprint([user.id for user in result.scalars()])"),
      "result = statement_pages(session, select(User), User.id)\n        print([user.id async for user in result])",
    ],
  ] as const)
    test(what, async () => {
      assert.equal(await loopOf(text), loop);
    });

  const loop = "for user in q:\n        print(user)";
  for (const [what, text] of [
    [
      "which may be of another class",
      sqlalchemy(`    q = session.query(User)\n    if n:\n        q = session.query(Team)\n    ${loop}`),
    ],
    [
      "which is the loop's own, too",
      sqlalchemy("    q = session.query(User)\n    for q in q.all():\n        print(q)"),
    ],
    [
      "which is ordered on one way",
      sqlalchemy(`    q = session.query(User)\n    if n:\n        q = q.order_by(User.name)\n    ${loop}`),
    ],
    [
      "which a parameter may bring",
      sqlalchemy(`    if n:\n        q = session.query(User)\n    ${loop}`).replace("work(n)", "work(n, q=None)"),
    ],
    [
      "which another function changes",
      sqlalchemy("    for user in session.execute(stmt).scalars():\n        print(user)").replace(
        "def work",
        "stmt = select(User)\ndef change():\n    global stmt\n    stmt = select(User).order_by(User.name)\ndef work",
      ),
    ],
    [
      "whose result is used again",
      sqlalchemy(
        "    result = session.execute(select(User))\n    for user in result.scalars():\n        print(user)\n    print(result.closed)",
      ),
    ],
    [
      "of which a generator takes rows that are awaited",
      asyncio("print(sum(user.id for user in (await session.scalars(select(User))).all()))"),
    ],
    [
      "which keeps its rows for what asks later",
      django("    qs = Order.objects.all()\n    for order in qs:\n        order.delete()\n    print(qs.count())"),
    ],
    [
      "which keeps its rows for the next turn",
      django(
        "    qs = Order.objects.all()\n    for n in range(2):\n        for order in qs:\n            print(order)",
      ),
    ],
  ] as const)
    test(`none of one ${what}`, async () => {
      assert.ok(!(await rewritten(text)).kinds.includes("batch"));
    });
});

describe("rows that a loop adds or moves", () => {
  for (const [what, text] of [
    [
      "a copy under another key",
      django("    for order in Order.objects.all():\n        order.pk = None\n        order.save()"),
    ],
    [
      "rows of the manager",
      django("    for order in Order.objects.all():\n        Order.objects.create(pk=order.pk + 1)"),
    ],
    ["what a function makes", sqlalchemy("    for user in session.query(User):\n        session.add(copy(user))")],
    ["the key itself", sqlalchemy("    for user in session.query(User):\n        user.id += 1000")],
  ] as const)
    test(`${what}: no pages, and no stream`, async () => {
      const { kinds } = await rewritten(text);
      assert.ok(!kinds.includes("batch") && !kinds.includes("stream"));
    });

  test("a column by which rows are chosen: pages, and no stream", async () => {
    const text = django(
      '    for order in Order.objects.filter(state="new"):\n        order.state = "old"\n        order.save()',
    );
    assert.deepEqual((await rewritten(text)).kinds, ["batch", "bound", "suppress"]);
  });

  test("pairs of a QuerySet that is gone over again: no stream", async () => {
    const text = django(
      '    pairs = Order.objects.values_list("pk", "state")\n    for pk, state in pairs:\n        print(pk)\n    print({pk for pk, _ in pairs})',
    );
    assert.ok(!(await rewritten(text)).kinds.includes("stream"));
  });

  test("rows that a dictionary keeps, and a generator that is made before it is asked: no stream", async () => {
    for (const body of [
      "    print({o.pk: o for o in Order.objects.all()})",
      "    ids = (o.pk for o in Order.objects.all())\n    print(list(ids))",
    ])
      assert.ok(!(await rewritten(django(body))).kinds.some((kind) => kind === "stream" || kind === "batch"));
  });

  test("objects of another class are none", async () => {
    const text = sqlalchemy(
      "    for user in session.query(User):\n        log = Log(user.id)\n        session.add(log)",
    );
    assert.ok((await rewritten(text)).kinds.includes("batch"));
  });
});

describe("columns alone", () => {
  const order =
    "from celery import shared_task\nfrom django.db import models\nclass Order(models.Model):\n    state = models.CharField()\n    note = models.TextField()\n    owner = models.ForeignKey('Owner', models.CASCADE)\n@shared_task\ndef work():\n";
  test("are asked for as tuples", async () => {
    const { line } = await rewritten(
      `${order}    for o in Order.objects.all():\n        print(o.pk, o.state)\n`,
      "narrow",
    );
    assert.equal(line, '    for o in Order.objects.all().values_list("pk", "state", named=True):');
  });

  for (const body of [
    "print(o.owner.id)",
    "o.save()",
    "print(o)",
    "o.state = 1",
    "print(o.count)",
    "print(o.state); later = o",
  ])
    test(`not where the loop does: ${body}`, async () => {
      const { kinds } = await rewritten(`${order}    for o in Order.objects.all():\n        ${body}\n`);
      assert.ok(!kinds.includes("narrow"));
    });

  test("not for a column that is called like a method of tuples", async () => {
    const counted = order.replace("note = models.TextField()", "count = models.IntegerField()");
    const { kinds } = await rewritten(`${counted}    for o in Order.objects.all():\n        print(o.count)\n`);
    assert.ok(!kinds.includes("narrow"));
  });

  test("not where something runs for each object", async () => {
    const hooked = order.replace(
      "@shared_task",
      "    def __init__(self, *a):\n        super().__init__(*a)\n@shared_task",
    );
    const { kinds } = await rewritten(`${hooked}    for o in Order.objects.all():\n        print(o.state)\n`);
    assert.ok(!kinds.includes("narrow"));
  });
});

describe("limits", () => {
  for (const [what, text, line] of [
    [
      "a result has none, its statement has",
      sqlalchemy(
        "    result = session.execute(select(User))\n    for user in result.scalars().all():\n        print(user)",
      ),
      "    result = session.execute(select(User).limit(1000))",
    ],
    [
      "in parentheses",
      sqlalchemy("    users = (\n        session.query(User)\n        .all()\n    )\n    print(users)"),
      "        session.query(User).limit(1000)",
    ],
    [
      "before an iterator",
      django("    print(list(Order.objects.all().iterator()))"),
      "    print(list(Order.objects.all()[:1000].iterator()))",
    ],
  ] as const)
    test(what, async () => {
      assert.equal((await rewritten(text, "bound")).line, line);
    });

  test("none for a QuerySet that is asked again", async () => {
    const text = django("    qs = Order.objects.all()\n    for order in qs:\n        print(order)\n    print(len(qs))");
    assert.ok(!(await rewritten(text)).kinds.includes("bound"));
  });

  test("none for what is compared, nor `exists()` of what may be `None`", async () => {
    const text = django(
      "    qs = None\n    if open:\n        qs = Order.objects.all()\n    if not qs:\n        return",
    );
    const { kinds } = await rewritten(text);
    assert.deepEqual(kinds, ["suppress"]);
  });

  test("rows that are gone over after `len` are read all the same, and not counted", async () => {
    const body = (more: string): string => django(`    qs = Order.objects.all()\n    print(len(qs))\n${more}`);
    const { kinds } = await rewritten(body("    for order in qs:\n        order.send()"));
    assert.ok(!kinds.includes("count"));
    assert.ok((await rewritten(body("    print(1)"))).kinds.includes("count"));
  });

  test("`len` of the program's own is no count", async () => {
    const text = sqlalchemy("    print(len(session.query(User).all()))").replace(
      "def work",
      "def len(rows):\n    return 3\ndef work",
    );
    assert.ok(!(await rewritten(text)).kinds.includes("count"));
  });
});
