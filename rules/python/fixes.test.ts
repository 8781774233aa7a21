import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits } from "../../rewrite/edit.ts";
import { memoryHost } from "../cases/memory-host.ts";
import { createLinter } from "../index.ts";
import { django, models, rewritten, sqlalchemy } from "./fixes-fixture.ts";

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

/** What the fix makes of the loop, and what it writes above. */
async function paged(text: string): Promise<{ helper: string; changed: string }> {
  const [helper = "", changed = ""] = (await rewritten(text, "batch")).line.split("        yield from page\n");
  return { helper, changed: changed.trim() };
}

describe("batch", () => {
  for (const [what, body, line] of [
    [
      "a query that is gone over",
      "    for user in session.query(User):\n        print(user)",
      "for user in query_pages(session.query(User), User.id):",
    ],
    [
      "its list, in a chain of several lines",
      "    for user in (\n        session.query(User)\n        .filter(User.id > 3)\n        .all()\n    ):\n        print(user.id)",
      "query_pages(session.query(User)\n        .filter(User.id > 3), User.id)",
    ],
    [
      "a name that only the loop below it uses",
      "    users = session.query(User).all()\n    for user in users:\n        if user.id > 3:\n            break\n    else:\n        print(0)",
      "users = query_pages(session.query(User), User.id)",
    ],
    [
      "a comprehension",
      "    print(sum(user.id for user in session.query(User)))",
      "print(sum(user.id for user in query_pages(session.query(User), User.id)))",
    ],
    [
      "a statement",
      "    for user in session.scalars(select(User).where(User.id > 3)).all():\n        print(user)",
      "for user in statement_pages(session, select(User).where(User.id > 3), User.id):",
    ],
    [
      "a statement that is executed",
      "    for user in session.execute(select(User)).scalars():\n        session.delete(user)",
      "for user in statement_pages(session, select(User), User.id):",
    ],
  ] as const)
    test(what, async () => {
      const { helper, changed } = await paged(sqlalchemy(body));
      assert.equal(changed, line);
      assert.match(helper, /^def (?:query|statement)_pages\(/m);
    });

  test("a QuerySet, behind the stream that holds a connection", async () => {
    const text = django('    for order in Order.objects.filter(state="open"):\n        print(order)');
    assert.deepEqual((await rewritten(text)).kinds, ["stream", "batch", "bound", "suppress"]);
    const { changed } = await paged(text);
    assert.equal(changed, 'for order in queryset_pages(Order.objects.filter(state="open")):');
  });

  test("stands above the comments of the function, once for two reads, and under another name than one that is taken", async () => {
    const loop = "    for user in session.query(User):\n        print(user)";
    const text = sqlalchemy(loop).replace("def work", "# Works.\ndef work");
    const change = async (before: string): Promise<string> => {
      const linter = createLinter(
        memoryHost([
          ["models.py", models],
          ["work.py", before],
        ]),
      );
      const [finding] = (await linter.check()).findings;
      const fix = await linter.fix(finding!, "batch");
      assert.ok("edits" in fix);
      return applyEdits(before, fix.edits);
    };
    const once = await change(text);
    assert.match(once, /yield from page\n\n\n# Works\.\ndef work/);
    const twice = await change(once.replace("\nPool(4)", `\n${loop}\nPool(4)`));
    assert.equal(twice.split("def query_pages").length, 2);
    assert.equal(twice.split("in query_pages(session").length, 3);
    assert.match(await change(text.replace("# Works.", "query_pages = 3")), /in query_pages_2\(session/);
  });

  for (const [what, body, reason] of [
    ["rows that a list keeps", "    for user in session.query(User):\n        kept.append(user)", /keeps the row/],
    [
      "a row that gets another name",
      "    for user in session.query(User):\n        last = user or last\n    print(last)",
      /keeps the row/,
    ],
    ["rows in a dictionary", "    for user in session.query(User):\n        kept[user.id] = user", /keeps the row/],
    ["a list of the rows", "    kept = [user for user in session.query(User)]\n    print(kept)", /keeps the row/],
    [
      "another order",
      "    for user in session.query(User).order_by(User.name):\n        print(user)",
      /an order of their own/,
    ],
    [
      "rows of two classes",
      "    for user, team in session.query(User, Team):\n        print(user)",
      /no objects of one class/,
    ],
    [
      "a join in a statement",
      "    for user in session.scalars(select(User).where(User.team_id == Team.id)):\n        print(user)",
      /`Team` is joined/,
    ],
    [
      "a loop that adds rows",
      '    for user in session.query(User):\n        session.add(User(name="x"))',
      /later pages would read/,
    ],
    [
      "rows that are gone over twice",
      "    users = session.query(User).all()\n    for user in users:\n        print(user)\n    print(len(users))",
      /more than the loop/,
    ],
  ] as const)
    test(`not for ${what}`, async () => {
      const { kinds, noFix } = await rewritten(sqlalchemy(body));
      assert.ok(!kinds.includes("batch"));
      assert.match(noFix ?? "", reason);
    });

  test("not where a condition of a QuerySet may repeat a row", async () => {
    const { kinds } = await rewritten(
      django("    for order in Order.objects.filter(lines__price__gt=3):\n        print(order)"),
    );
    assert.ok(!kinds.includes("batch"));
  });

  test("goes by the key that the class declares in the same file", async () => {
    const text = `${models}\n    code = Column(String, primary_key=True)\nfrom multiprocessing.dummy import Pool\ndef work(n):\n    for user in Session().query(User):\n        print(user)\nPool(4).map(work, [1])\n`;
    assert.equal((await paged(text)).changed, "for user in query_pages(Session().query(User), User.code):");
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

  const inOneFile = (loop: string, url = "sqlite:///app.db"): string =>
    `from multiprocessing.dummy import Pool\nfrom sqlalchemy import Column, Integer, create_engine\n${models.replace("None", `create_engine("${url}")`)}\n    id = Column(Integer, primary_key=True)\n    team = relationship("Team")\ndef work(n):\n    session = Session()\n${loop}\nPool(4).map(work, [1])\n`;

  test("a query whose loop takes columns, where the file names class and driver", async () => {
    const loop = "    for user in session.query(User).order_by(User.id).all():\n        print(user.id + 1)";
    const { line } = await rewritten(inOneFile(loop), "stream");
    assert.equal(line, "    for user in session.query(User).order_by(User.id).yield_per(1000):");
    const { kinds } = await rewritten(inOneFile(loop, "mysql+pymysql://app@db/app"));
    assert.ok(!kinds.includes("stream"));
  });

  for (const line of [
    "print(user.team)",
    "print(user)",
    "session.commit()",
    "other(user.id)",
    "user.id = 3",
    "user.id += 3",
    "print(session.query(Team).count())",
    "print(self.count)",
  ])
    test(`not where the loop does: ${line}`, async () => {
      const { kinds } = await rewritten(inOneFile(`    for user in session.query(User):\n        ${line}`));
      assert.ok(!kinds.includes("stream"));
    });

  test("rows that are handed to the caller have no rewrite, and the reason says so", async () => {
    const { kinds, noFix } = await rewritten(sqlalchemy("    return session.query(User).all()"));
    assert.deepEqual(kinds, ["bound", "suppress"]);
    assert.match(noFix ?? "", /the caller gets all rows/);
  });
});

test("a pool of processes is told how their memory comes back", async () => {
  const text = sqlalchemy("    return session.query(User).all()").replace("multiprocessing.dummy", "multiprocessing");
  assert.match(
    (await rewritten(text)).noFix ?? "",
    /`Pool\(…, maxtasksperchild=1\)` gives the memory of each task back$/,
  );
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
