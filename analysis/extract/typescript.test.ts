import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { atOf, type Call, columnOf, type FileFacts, type FunctionFacts, lineOf } from "../facts.ts";
import { extractFacts } from "./typescript.ts";

const facts = (text: string, path = "a.ts"): FileFacts => extractFacts(path, text);
const body = (text: string): FunctionFacts => facts(text).functions[0]!;
const call = (text: string): Call => body(text).calls[0]!;
const place = (at: number): string => `${lineOf(at)}:${columnOf(at)}`;

/** A chain as it is written, without places: `db.select().from(users)`. */
const chainOf = ({ root, chain }: Call): string =>
  JSON.stringify(root) +
  chain.map((s) => `${s.new ? " new" : ""}.${s.name}${s.arguments ? `(${s.arguments.length})` : ""}`).join("");

describe("calls", () => {
  test("a chain is one call, each link with its place", () => {
    const one = call("await db.select().from(users).limit(10);");
    assert.equal(chainOf(one), '"db".select(0).from(1).limit(1)');
    assert.equal(one.awaited, true);
    assert.deepEqual(
      one.chain.map((s) => place(s.at)),
      ["1:10", "1:19", "1:31"],
    );
    assert.deepEqual(one.chain[2]!.arguments, [10]);
    assert.equal(body("await db.select().from(users).limit(10);").calls.length, 1);
  });

  test("the part of a try statement that a call stands in, of its own function's", () => {
    const text = "a(); try { b(); xs.map(() => c()); } catch (e) { d(); } finally { try { e(); } catch {} f(); } g();";
    const { functions } = facts(text);
    const parts = functions.flatMap(({ calls }) => calls.map((one) => [one.root, one.tried]));
    assert.deepEqual(parts, [
      ["a", undefined],
      ["b", "try"],
      ["xs", "try"],
      ["d", "catch"],
      ["e", "try"],
      ["f", "finally"],
      ["g", undefined],
      ["c", undefined],
    ]);
  });

  test("names that are disposed of at the end of their block", () => {
    const { bindings } = body("await using a = open(); using b = open(); const c = open(); let d = open();");
    assert.deepEqual(
      bindings.map(({ using }) => using),
      [true, true, undefined, undefined],
    );
  });

  test("members before the first call are the root's or a link's", () => {
    assert.equal(chainOf(call("this.prisma.order.findMany();")), '"this".prisma.order.findMany(0)');
    assert.equal(chainOf(call("new Service(db).run();")), '"Service" new.(1).run(0)');
    assert.equal(chainOf(call("new Service(db);")), '"Service" new.(1)');
  });

  test("optional links are links", () => {
    assert.equal(chainOf(call('parentPort?.on("message", f);')), '"parentPort".on(2)');
  });

  test("a tagged template is a call with the template", () => {
    const one = call(["prisma.$queryRaw`select $", "{x} from t`;"].join(""));
    assert.equal(one.chain[0]?.tagged, true);
    assert.deepEqual(one.chain[0]?.arguments, [{ template: ["select ", " from t"], values: ["x"] }]);
  });

  test("arguments: what is written, nothing more", () => {
    const one = call(
      'f("a", 1, true, null, undefined, -2, { take: n, ...rest, [key]: 3 }, [1, x], x ? 1 : 2, () => 1, ...more);',
    );
    assert.deepEqual(one.chain[0]?.arguments?.slice(0, 6), [{ text: "a" }, 1, true, null, "undefined", -2]);
    const [object, array, choice, fn, spread] = one.chain[0]!.arguments!.slice(6);
    assert.deepEqual(object, {
      object: [
        ["take", "n"],
        ["...", "rest"],
        ["[]", 3, "key"],
      ],
    });
    assert.deepEqual(array, { array: [1, "x"] });
    assert.deepEqual(choice, { choice: "?:", test: "x", of: [1, 2] });
    assert.deepEqual(fn, { function: 1 });
    assert.deepEqual(spread, { spread: "more" });
  });

  test("loops around a call", () => {
    const [inFor] = body("for (let i = 0; i < 10; i++) new Worker(file);").calls;
    assert.deepEqual(inFor?.loops, [
      { bound: 10, at: atOf(1, 1), end: atOf(1, 47), ends: [{ operator: "<", of: ["i", 10] }] },
    ]);
    const [inOf] = body("for (const x of items) run(x);").calls;
    assert.deepEqual(inOf?.loops, [{ over: "items", element: "x" }]);
    const skipped = body("for (const x of items) { if (!x) continue; run(x); }").calls[0];
    assert.deepEqual(skipped?.loops, [{ over: "items", element: "x", skips: true }]);
    assert.equal(call("run();").loops, undefined);
  });

  test("what may end a loop that goes over nothing", () => {
    const endsOf = (text: string) => body(text).calls.at(-1)?.loops?.[0]?.ends;
    const compared = (operator: string) => [{ operator, of: ["n", 5] }];
    assert.deepEqual(endsOf("while (n < 5) run();"), compared("<"));
    assert.deepEqual(endsOf("for (;;) { if (done || n > 5) break; run(); }"), compared(">"));
    assert.deepEqual(endsOf("for (;;) { if (n >= 5) return; run(); }"), compared(">="));
    assert.deepEqual(endsOf('do { if (n > 5) throw new Error(""); run(); } while (more);'), compared(">"));
    assert.equal(endsOf("for (;;) { if (n === 5) break; run(); }"), undefined);
  });

  test("conditions around a call that are a name", () => {
    const calls = body("if (isMainThread) a(); else b();").calls;
    assert.deepEqual(
      calls.map((c) => c.when),
      [[{ test: "isMainThread" }], [{ test: "isMainThread", negated: true }]],
    );
  });
});

describe("what becomes of a value", () => {
  const use = (text: string): string => call(text).use.as;
  const cases: [text: string, as: string][] = [
    ["const rows = load();", "bound"],
    ["load();", "discarded"],
    ["const n = (await load()).length;", "counted"],
    ["for (const r of await load()) a = r;", "iterated"],
    ["this.rows = load();", "stored"],
    ["const all = [...(await load())];", "spread"],
    ["load().map((x) => x);", "discarded"],
    ["if (load()) a = 1;", "tested"],
  ];
  for (const [text, as] of cases) test(`${text} ${as}`, () => assert.equal(use(text), as));

  test("returned, also by an arrow", () => {
    assert.equal(facts("function f() { return load(); }").functions[1]?.calls[0]?.use.as, "returned");
    assert.equal(facts("const f = () => load();").functions[1]?.calls[0]?.use.as, "returned");
    assert.equal(facts("function* f() { yield load(); }").functions[1]?.calls[0]?.use.as, "yielded");
  });

  test("passed to another call, with which and where", () => {
    const { calls } = body("send(1, load());");
    const inner = calls.find((c) => c.root === "load")!;
    assert.equal(inner.use.as, "passed");
    assert.equal(inner.use.argument, 1);
    assert.equal(calls[inner.use.call!]?.root, "send");
  });

  test("a name keeps its uses, in inner functions too", () => {
    const rows = facts(
      "async function f() { const rows = await load(); rows.sort(); g(rows); return () => rows.length; }",
    ).functions[1]!.bindings[0]!;
    assert.equal(rows.name, "rows");
    assert.deepEqual(
      rows.uses?.map((u) => [u.as, u.name ?? "", u.function ?? -1]),
      [
        ["method", "sort", -1],
        ["passed", "", -1],
        ["counted", "", 2],
      ],
    );
  });

  test("names that hold no call's value keep none", () => {
    assert.equal(body("const a = 1; f(a);").bindings[0]?.uses, undefined);
  });
});

describe("modules", () => {
  test("imports in every form", () => {
    const { imports } = facts(
      'import a, { b as c, type D } from "m";\nimport * as n from "o";\nimport "p";\nimport type { T } from "q";\n',
    );
    assert.deepEqual(
      imports.map((i) => [i.local, i.from, i.name, i.type ?? false]),
      [
        ["a", "m", "default", false],
        ["c", "m", "b", false],
        ["D", "m", "D", true],
        ["n", "o", "*", false],
        ["", "p", "", false],
        ["T", "q", "T", true],
      ],
    );
  });

  test("exports in every form", () => {
    const { exports } = facts(
      'export const a = 1;\nexport function b() {}\nexport class C {}\nexport { d as e } from "m";\nexport * from "n";\n' +
        'export * as o from "o";\nexport default () => 1;\nconst f = 1;\nexport { f as g };\n',
    );
    const rows = exports.map((e) => [e.name, e.local ?? e.imported ?? "", e.from ?? ""]);
    assert.deepEqual(rows, [
      ["a", "a", ""],
      ["b", "b", ""],
      ["C", "C", ""],
      ["e", "d", "m"],
      ["*", "*", "n"],
      ["o", "*", "o"],
      ["default", "", ""],
      ["g", "f", ""],
    ]);
  });

  test("CommonJS", () => {
    const { exports } = facts("module.exports = { a, b: 1 };\nexports.c = 2;\nmodule.exports.d = 3;\n", "a.js");
    assert.deepEqual(
      exports.map((e) => e.name),
      ["=", "a", "b", "c", "d"],
    );
  });
});

describe("functions, classes, types", () => {
  test("parents: whose function is inside whose", () => {
    const { functions } = facts("function a() { const b = () => { function c() {} }; }");
    assert.deepEqual(
      functions.map((f) => [f.name, f.kind, f.parent]),
      [
        ["", "module", -1],
        ["a", "function", 0],
        ["", "arrow", 1],
        ["c", "function", 2],
      ],
    );
  });

  test("parameters: optional, default, rest, patterns", () => {
    const { parameters, bindings } = facts("function f(a?: number, b = 2, { c, d: [e] }: T, ...g: string[]) {}")
      .functions[1]!;
    assert.deepEqual(
      parameters.map((p) => [p.name, p.optional ?? false, p.default ?? null, p.rest ?? false]),
      [
        ["a", true, null, false],
        ["b", false, 2, false],
        [parameters[2]!.name, false, null, false],
        ["g", false, null, true],
      ],
    );
    assert.deepEqual(bindings.find((b) => b.name === "c")?.init, { member: "c", of: { parameter: 2 } });
  });

  test("a class: base with type arguments, decorators, members, injected properties", () => {
    const text =
      '@Processor("q", { concurrency: 5 })\nexport class P extends Base<Order> implements Job {\n' +
      "  private readonly db = new Db();\n  static all() {}\n  constructor(private readonly orders: Repository<Order>, n: number) { super(); }\n" +
      "  @Cron('* * * * *') async run() {}\n  abstract later(): void;\n}\n";
    const [cls] = facts(text).classes;
    assert.equal(cls?.name, "P");
    assert.deepEqual(cls?.extends, { value: "Base", arguments: [{ name: "Order" }] });
    assert.equal(cls?.implements?.[0]?.name, "Job");
    assert.deepEqual(cls?.decorators?.[0]?.arguments, [{ text: "q" }, { object: [["concurrency", 5]] }]);
    assert.deepEqual(
      cls?.members.map((m) => [m.name, m.static ?? false, m.decorators?.length ?? 0]),
      [
        ["db", false, 0],
        ["all", true, 0],
        ["run", false, 1],
        ["later", false, 0],
      ],
    );
    const parameters = facts(text).functions[cls!.constructorFunction!]!.parameters;
    assert.deepEqual(
      parameters.map((p) => [p.name, p.property ?? false, p.type?.name]),
      [
        ["orders", true, "Repository"],
        ["n", false, undefined],
      ],
    );
  });

  test("types: the first part of a union that is something", () => {
    const types = [
      "Worker | undefined",
      "undefined | null | Worker",
      "Promise<Order[]>",
      "typeof db",
      "Prisma.Client",
    ].map((t) => facts(`let x: ${t};`).functions[0]!.bindings[0]!.type);
    assert.deepEqual(types, [
      { name: "Worker", optional: true },
      { name: "Worker", optional: true },
      { name: "Promise", arguments: [{ name: "[]", arguments: [{ name: "Order" }] }] },
      { name: "db", typeof: true },
      { name: "Prisma.Client" },
    ]);
  });
});

describe("texts of every sort", () => {
  test("JavaScript with JSX, TSX, and old TypeScript casts", () => {
    assert.equal(facts("const a = <div>{load()}</div>;", "a.js").functions[0]?.calls[0]?.root, "load");
    assert.equal(facts("const a = <div>{load()}</div>;", "a.tsx").errors, undefined);
    assert.equal(chainOf(facts("const a = <any>load();", "a.ts").functions[0]!.calls[0]!), '"load".(0)');
    assert.equal(chainOf(facts("const a = (load() as unknown)!;", "a.ts").functions[0]!.calls[0]!), '"load".(0)');
  });

  test("errors are counted and the rest is read", () => {
    const broken = facts("const a = (;\nload();\n");
    assert.ok((broken.errors ?? 0) > 0);
    assert.ok(broken.functions[0]?.calls.some((c) => c.root === "load"));
    assert.equal(facts("load();").errors, undefined);
  });

  test("the same text gives the same facts, and facts are plain JSON", () => {
    const text =
      "export class A { async m() { for (const r of await this.db.order.findMany({ where: { a: 1n } })) f(r); } }";
    const one = facts(text);
    assert.deepEqual(JSON.parse(JSON.stringify(one)), one);
    assert.equal(JSON.stringify(facts(text)), JSON.stringify(one));
  });

  test("lines of Windows and columns of astral letters count as editors do", () => {
    const one = facts('const a = 1;\r\nconst b = "\u{1F600}"; load();\r\n').functions[0]!.calls[0]!;
    assert.equal(place(one.chain[0]!.at), "2:17");
  });
});
