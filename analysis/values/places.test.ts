import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { programOf } from "../fixture.ts";
import type { Program } from "../program.ts";
import { argumentAt, follow, type Limit, limits, numberOf } from "./places.ts";
import type { Scope } from "./value.ts";

/** The last call of `read` in a text, whichever function holds it. */
function readIn(text: string, more: Record<string, string> = {}): { program: Program; scope: Scope; call: number } {
  const program = programOf({ ...more, "a.ts": text });
  const { functions } = program.evaluator.facts("a.ts");
  for (let fn = functions.length - 1; fn >= 0; fn--) {
    const call = functions[fn]!.calls.findLastIndex((c) => c.root === "read");
    if (call >= 0) return { program, scope: { file: "a.ts", fn }, call };
  }
  throw new Error("no read");
}

/** What limits the `take` of `read(…)`, in short: "100", "none", "some", "parameter options.take". */
function limit(text: string, more: Record<string, string> = {}): string {
  const { program, scope, call } = readIn(text, more);
  const args = program.evaluator.fn(scope).calls[call]!.chain[0]!.arguments!;
  const found = limits(program.evaluator, follow(program.evaluator, args[0], scope, ["take"]));
  const short = (l: Limit): string => {
    if (l.is === "number") return String(l.value);
    if (l.is !== "parameter") return l.is;
    const name = program.evaluator.fn(l.parameter.scope).parameters[l.parameter.index]!.name;
    const otherwise = l.otherwise ? ` or ${l.otherwise.map(short).join("|")}` : "";
    return `parameter ${[name, ...l.path].join(".")}${otherwise}`;
  };
  return found.map(short).join(" | ");
}

describe("a limit", () => {
  const cases: [text: string, limit: string][] = [
    ["read({ take: 100 });", "100"],
    ["read({ take: 10 * 10 });", "100"],
    ["read({ take: 2 ** 10 - 24 });", "1000"],
    ["const n = 50; read({ take: n });", "50"],
    ["const page = { size: 50 }; read({ take: page.size });", "50"],
    ["const o = { take: 5 }; read(o);", "5"],
    ["const o = { take: 5 }; const p = { ...o }; read(p);", "5"],
    ["const o = { take: 5 }; read({ ...o, skip: 1 });", "5"],
    ["const o = { take: 5 }; read({ take: 7, ...o });", "5"],
    ["const o = { skip: 5 }; read({ take: 7, ...o });", "7"],
    ["read({ take: -20 });", "-20"],
    // None.
    ["read();", "none"],
    ["read({});", "none"],
    ["read({ where: { take: 5 } });", "none"],
    ["read({ take: undefined });", "none"],
    ["read({ take: null });", "none"],
    ["read({ take: Infinity });", "none"],
    ["read({ take: Number.MAX_SAFE_INTEGER });", "none"],
    ["read({ take: 1_000_000_000 });", "none"],
    ["const o = { take: 5 }; read({ ...o, take: undefined });", "none"],
    ["const o = { where: 1 }; read(o);", "none"],
    // Something may be there.
    ["read({ take: Number(process.env.SIZE) });", "some"],
    ["read(unknown);", "some"],
    ["read({ ...unknown });", "some | none"],
    ["read(make());", "some"],
    // Either.
    ["read({ take: all ? undefined : 10 });", "none | 10"],
    ["read(all ? {} : { take: 10 });", "none | 10"],
    ["read({ take: undefined ?? 25 });", "25"],
    // The callers know.
    ["function f(take) { read({ take }); }", "parameter take"],
    ["function f(take?: number) { read({ take: take ?? 10 }); }", "parameter take or 10"],
    ["function f(options) { read(options); }", "parameter options.take"],
    ["function f(options) { read({ take: options.page.size }); }", "parameter options.page.size"],
    ["function f(options) { read({ ...options, where: 1 }); }", "parameter options.take | none"],
    ["function f({ take }) { read({ take }); }", "parameter .take"],
    ["function f(o) { const { take } = o; read({ take }); }", "parameter o.take"],
  ];
  for (const [text, expected] of cases)
    test(`${text} ${expected}`, () => {
      assert.equal(limit(text), expected);
    });

  test("comes from other files, also through barrels and enumerations of constants", () => {
    const files = {
      "limits.ts": "export const PAGE = 20;\nexport const limits = { big: 2 * 500 };\nexport default 30;\n",
      "index.ts": 'export * from "./limits";\nexport { default as other } from "./limits";\n',
    };
    assert.equal(limit('import { PAGE } from "./index"; read({ take: PAGE });', files), "20");
    assert.equal(limit('import { limits } from "./index"; read({ take: limits.big });', files), "1000");
    assert.equal(limit('import { other } from "./index"; read({ take: other });', files), "30");
    assert.equal(limit('import * as all from "./index"; read({ take: all.limits.big });', files), "1000");
    assert.equal(limit('import { PAGE } from "not-here"; read({ take: PAGE });'), "some");
  });

  test("ends where values are each other", () => {
    assert.doesNotThrow(() => limit("const a = b; const b = a; read({ take: a });"));
    assert.doesNotThrow(() => limit("const o = { ...p }; const p = { ...o }; read(o);"));
  });
});

describe("numbers and places", () => {
  const value = (text: string, path: string): number | undefined => {
    const { program, scope, call } = readIn(text);
    const args = program.evaluator.fn(scope).calls[call]!.chain[0]!.arguments!;
    const found = argumentAt(program.evaluator, args, path, scope);
    return found.is === "value" ? numberOf(program.evaluator, found.expr, found.scope) : undefined;
  };
  test("an argument, a key in it, the last, the first number", () => {
    assert.equal(value("read(1, { a: { b: 2 } }, 3);", "0"), 1);
    assert.equal(value("read(1, { a: { b: 2 } }, 3);", "1.a.b"), 2);
    assert.equal(value("read(1, { a: { b: 2 } }, 3);", "last"), 3);
    assert.equal(value('read("name", 8, () => 1);', "number"), 8);
    assert.equal(value("read(1);", "5"), undefined);
    assert.equal(value("read({ a: 1 });", "0.b"), undefined);
  });
});
