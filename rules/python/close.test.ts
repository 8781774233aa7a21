import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { rewritten } from "./fixes-fixture.ts";

/** A function that is called again and again, and makes a pool. */
const program = (body: string, from = "from multiprocessing.dummy import Pool"): string =>
  `${from}\ndef work(n):\n    return n\ndef run(xs):\n${body}\nfor i in range(3):\n    run([i])\n`;

describe("with", () => {
  for (const [what, text, lines] of [
    [
      "calls that wait, with comments, blank lines and a text of several lines",
      program(
        '    pool = Pool(4)  # four\n    # all\n    text = """\n  as it is\n"""\n\n    rows = pool.map(work, xs)\n    return rows, text',
      ),
      '    with Pool(4) as pool:  # four\n        # all\n        text = """\n        rows = pool.map(work, xs)',
    ],
    [
      "results that a loop takes one by one",
      program(
        "    pool = Pool(\n        4,\n    )\n    for row in pool.imap(work, xs):\n        print(row)\n    print(1)",
      ),
      "    with Pool(\n    ) as pool:\n        for row in pool.imap(work, xs):\n            print(row)",
    ],
    [
      "a result that is waited for at once, and handed back",
      program("    pool = Pool(4)\n    return pool.apply_async(work, xs).get()"),
      "    with Pool(4) as pool:\n        return pool.apply_async(work, xs).get()",
    ],
    [
      "an executor, which waits by itself",
      program(
        "    pool = ThreadPoolExecutor(4)\n    found = [pool.submit(work, x) for x in xs]\n    return [one.result() for one in found]",
        "from concurrent.futures import ThreadPoolExecutor",
      ),
      "    with ThreadPoolExecutor(4) as pool:\n        found = [pool.submit(work, x) for x in xs]",
    ],
    [
      "tabs in a text that is written with spaces elsewhere",
      program("    pool = Pool(4)\n    print(pool.map(work, xs))").replaceAll("\n    p", "\n\tp"),
      "\twith Pool(4) as pool:\n\t\tprint(pool.map(work, xs))",
    ],
  ] as const)
    test(what, async () => {
      assert.equal((await rewritten(text, "close")).line, lines);
    });
});

describe("close and join", () => {
  for (const [what, text] of [
    [
      "work that goes on in the background",
      program("    pool = Pool(4)\n    found = [pool.apply_async(work, (x,)) for x in xs]\n    print(len(found))"),
    ],
    [
      "a loop that may leave work undone",
      program(
        "    pool = Pool(4)\n    for row in pool.imap(work, xs):\n        if row:\n            break\n    print(1)",
      ),
    ],
  ] as const)
    test(what, async () => {
      assert.equal((await rewritten(text, "close")).line, "    pool.close()\n    pool.join()");
    });

  test("ends lines as the file does", async () => {
    const text = program("    pool = Pool(4)\n    pool.map_async(work, xs)").replaceAll("\n", "\r\n");
    assert.match((await rewritten(text, "close")).line, /^ {4}pool\.close\(\)\r\n {4}pool\.join\(\)\r$/);
  });
});

describe("no fix", () => {
  for (const [what, body, reason] of [
    ["a pool without a name", "    Pool(4).map(work, xs)", /no name of its own/],
    [
      "work that nobody waits for, handed back",
      "    pool = Pool(4)\n    return pool.map_async(work, xs)",
      /line 6 leaves/,
    ],
    [
      "two pools of one name",
      "    pool = Pool(4)\n    pool.map(work, xs)\n    pool = Pool(2)\n    pool.map(work, xs)",
      /another pool/,
    ],
    ["statements in one line", "    pool = Pool(4); pool.map(work, xs)", /several statements/],
    ["a type beside the name", "    pool: object = Pool(4)\n    pool.map(work, xs)", /annotated/],
  ] as const)
    test(`for ${what}`, async () => {
      const { kinds, noFix } = await rewritten(program(body));
      assert.ok(!kinds.includes("close"));
      assert.match(noFix ?? "", reason);
    });
});
