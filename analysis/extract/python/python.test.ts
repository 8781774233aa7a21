import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { FileFacts, FunctionFacts } from "../../facts.ts";
import { lineOf } from "../../facts.ts";
import { loadPythonParser, pythonExtractor } from "./index.ts";
import { installedPythonParser } from "./installed.ts";

let extract: (text: string) => FileFacts;

before(async () => {
  const extractor = pythonExtractor(await loadPythonParser(installedPythonParser()));
  extract = (text) => extractor("work.py", text);
});

const named = (facts: FileFacts, name: string): FunctionFacts => facts.functions.find((fn) => fn.name === name)!;

/** Chains of a function as text: "session.query().all()". */
const chains = (fn: FunctionFacts): string[] =>
  fn.calls.map(({ root, chain }) =>
    [
      typeof root === "string" ? root : "…",
      ...chain.map((s) => `${s.new ? "new " : ""}${s.name}${s.arguments ? "()" : ""}`),
    ]
      .filter(Boolean)
      .join("."),
  );

describe("imports and exports", () => {
  test("modules, names, relative ones and stars", () => {
    const { imports, exports } = extract(
      "import os\nimport a.b\nimport c.d as e\nfrom .models import User as U\nfrom .. import db\nfrom x import *\n",
    );
    assert.deepEqual(
      imports.map(({ local, from, name }) => `${local} = ${from} ${name}`),
      ["os = py:os *", "a:b = py:a.b *", "e = py:c.d *", "U = py:.models User", "db = py:.. db", "* = py:x *"],
    );
    assert.deepEqual(
      exports.map(({ name }) => name),
      ["os", "e", "U", "db", "*"],
    );
  });

  test("what stands under TYPE_CHECKING brings types alone", () => {
    const { imports } = extract("if TYPE_CHECKING:\n    from models import User\nelse:\n    import other\n");
    assert.deepEqual(
      imports.map((one) => one.type ?? false),
      [true, false],
    );
  });

  test("a dotted module is one name where it is used", () => {
    const facts = extract("import concurrent.futures\npool = concurrent.futures.ThreadPoolExecutor(4)\n");
    assert.deepEqual(chains(facts.functions[0]!), ["concurrent:futures.ThreadPoolExecutor.new ()"]);
  });
});

describe("calls", () => {
  test("a chain, keyword arguments behind the others, a slice and an index", () => {
    const facts = extract("def f(q):\n    return q.filter(1, state='new').all()[2:10], q[0].x()\n");
    const [sliced, indexed] = named(facts, "f").calls;
    assert.deepEqual(
      sliced!.chain.map(({ name }) => name),
      ["filter", "all", "[:]"],
    );
    assert.deepEqual(sliced!.chain[0]!.arguments, [1, { object: [["state", { text: "new" }]], keywords: true }]);
    assert.deepEqual(sliced!.chain[2]!.arguments, [2, 10]);
    assert.deepEqual(
      indexed!.chain.map(({ name, index }) => [name, index]),
      [
        ["[]", 0],
        ["x", undefined],
      ],
    );
  });

  test("a comprehension is a call that maps, and len counts", () => {
    const facts = extract("def f(xs):\n    return [g(x) for x in xs if x], len(xs)\n");
    assert.deepEqual(chains(named(facts, "f")), ["xs.map()"]);
    assert.deepEqual(named(facts, "f").returns, [{ array: [{ call: 0 }, { member: "length", of: "xs" }] }]);
  });

  test("partial is a function with some of its arguments", () => {
    const facts = extract("import functools\ndef f():\n    run(functools.partial(work, 1))\n");
    assert.deepEqual(chains(named(facts, "f")), ["run.()", "work.bind()"]);
  });

  test("what is added to a list in place is a call, too", () => {
    const facts = extract("def f():\n    rows = []\n    rows += page()\n    n = 0\n    n += 1\n");
    assert.deepEqual(chains(named(facts, "f")), ["rows.extend()", "page.()"]);
  });
});

describe("names", () => {
  test("another value altogether makes another name, one that goes on with it does not", () => {
    const facts = extract(
      "def f(s):\n    q = select(A)\n    q = q.limit(1)\n    s.run(q)\n    q = select(B)\n    s.run(q)\n",
    );
    const fn = named(facts, "f");
    assert.deepEqual(
      fn.bindings.map(({ name, assigned }) => [name, assigned?.length ?? 0]),
      [
        ["q", 1],
        ["q'2", 0],
      ],
    );
    assert.deepEqual(
      fn.calls.filter(({ root }) => root === "s").map(({ chain }) => chain[0]!.arguments),
      [["q"], ["q'2"]],
    );
  });

  test("a value of one branch may be meant after it", () => {
    const facts = extract("def f(a):\n    if a:\n        q = one()\n    else:\n        q = two()\n    return q\n");
    assert.deepEqual(
      named(facts, "f").bindings.map(({ name, assigned }) => [name, assigned?.length ?? 0]),
      [["q", 1]],
    );
  });

  test("a parameter that gets another value is both", () => {
    const [binding] = named(extract("def f(q):\n    q = q.limit(1)\n    return q\n"), "f").bindings;
    assert.deepEqual([binding!.init, binding!.assigned], [{ parameter: 0 }, [{ call: 0 }]]);
  });

  test("a global that a function fills is stored", () => {
    const facts = extract("rows = None\ndef f():\n    global rows\n    rows = load()\n");
    assert.equal(named(facts, "f").calls[0]!.use.as, "stored");
  });

  test("what with holds under no name, what a comprehension leaves, and what is taken out of a table", () => {
    const facts = extract(
      "async def f(gate, rows, table):\n    async with gate, self_made():\n        del table[1], rows[:]\n    return [r for r in rows if r.open]\n",
    );
    const fn = named(facts, "f");
    assert.deepEqual(fn.holds, ["gate", { call: 0 }]);
    assert.deepEqual(chains(fn).slice(1, 3), ["table.delete()", "rows.delete()"]);
    assert.deepEqual(facts.functions.at(-1)!.only, ["r.open"]);
  });

  test("with gives a name, and what a context manager yields is what it gets", () => {
    const facts = extract(
      "@contextmanager\ndef session():\n    yield Session()\ndef f():\n    with session() as s:\n        s.close()\n",
    );
    assert.deepEqual(named(facts, "session").returns, [{ call: 0 }]);
    assert.deepEqual(
      named(facts, "f").bindings.map(({ name, using }) => [name, using]),
      [["s", true]],
    );
  });
});

describe("classes", () => {
  test("self is the object, attributes are of the class and its objects, bases are kept", () => {
    const facts = extract(
      [
        "class Repo(Mixin, Base):",
        "    name = 'x'",
        "    def __init__(self, db):",
        "        self.db = db",
        "    @property",
        "    def rows(self):",
        "        return self.db.all()",
        "    @classmethod",
        "    def make(cls, db):",
        "        return cls(db)",
        "    @staticmethod",
        "    def twice(n):",
        "        return n",
      ].join("\n"),
    );
    const [repo] = facts.classes;
    assert.deepEqual([repo!.extends?.value, repo!.mixins], ["Mixin", ["Base"]]);
    assert.deepEqual(
      repo!.members.map(({ name, shared }) => [name, shared ?? false]),
      [
        ["name", true],
        ["rows", false],
        ["make", true],
        ["twice", true],
      ],
    );
    const made = facts.functions[repo!.constructorFunction!]!;
    assert.deepEqual(made.assignments, [{ target: "this.db", value: "db" }]);
    assert.deepEqual(
      made.parameters.map(({ name }) => name),
      ["db"],
    );
    assert.equal(named(facts, "rows").kind, "accessor");
    assert.deepEqual(chains(named(facts, "rows")), ["this.db.all()"]);
    assert.deepEqual(
      named(facts, "twice").parameters.map(({ name }) => name),
      ["n"],
    );
  });

  test("annotations are types", () => {
    const facts = extract("async def f(a: Optional[Session], b: 'User', *c: int, d: list[Order] | None = None): ...\n");
    assert.deepEqual(
      named(facts, "f").parameters.map(({ name, type, rest }) => [name, type?.name, type?.optional, rest]),
      [
        ["a", "Session", true, undefined],
        ["b", "User", undefined, undefined],
        ["c", "int", undefined, true],
        ["d", "[]", true, undefined],
      ],
    );
    assert.equal(named(facts, "f").async, true);
  });
});

describe("bad input", () => {
  for (const [what, text] of [
    ["Python 2", "print 'hello'\nexec 'x = 1'\ndef f():\n    return g()\n"],
    ["an error in the middle", "def f(:\n    x = (\n\ndef g():\n    return h()\n"],
    ["tabs", "def f():\n\tif a:\n\t\treturn g()\n"],
    ["a notebook", '{"cells": [{"cell_type": "code", "source": ["rows = f()"]}]}\n'],
    ["nothing", ""],
    ["exec and a star", "from x import *\nexec(open('y').read())\n"],
  ])
    test(`${what} is read as far as it goes`, () => {
      assert.doesNotThrow(() => extract(text!));
    });

  test("errors are counted, and what stands behind them is found", () => {
    const facts = extract("def f(:\n    pass\n\ndef g():\n    return rows()\n");
    assert.ok((facts.errors ?? 0) > 0);
    assert.deepEqual(chains(named(facts, "g")), ["rows.()"]);
  });

  test("lines and columns count UTF-16 units behind other scripts", () => {
    const [call] = extract('name = "naïve 😀"; rows = load()\n').functions[0]!.calls;
    assert.equal(lineOf(call!.chain[0]!.at), 1);
    assert.equal(call!.chain[0]!.at % 4096, 27);
  });

  test("a file of a thousand nested brackets ends", () => {
    assert.doesNotThrow(() => extract(`x = ${"[".repeat(1000)}${"]".repeat(1000)}\n`));
  });
});
