/**
 * Random consumers, also ones that fail, change what they choose by, or leave early: whatever is offered does the same
 * things in the same order. A failure names its seed; `SEED=…` runs it again.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Random, randomOf } from "../../../cases/random.ts";
import { rewritten } from "./fixture.ts";
import { outcome } from "./run-form.ts";

/** A value made of what goes by `name`: `object` says whether it is a row. */
function value(one: Random, name: string, object: boolean): string {
  if (!object) return one(name, `${name} + limit`, `String(${name})`, `half(${name})`, `tell(${name})`);
  return one(
    `${name}.id`,
    `${name}.total`,
    `${name}.total * limit`,
    `${name}.note.length`,
    `${name}.note?.length`,
    `\`\${${name}.id}!\``,
    `Number(${name}.note ?? 0)`,
    `half(${name}.total)`,
    `config.factor * ${name}.total`,
    `tell(${name}.id)`,
  );
}

function condition(one: Random, name: string, object: boolean): string {
  const made = value(one, name, object);
  const simple = object ? one(`${name}.paid`, `!${name}.paid`, `wanted.has(${name}.id)`) : `wanted.has(${name})`;
  return one(`${made} > 1`, `${made} !== 2`, `${made} >= limit`, simple, simple, `${simple} && ${made} > 0`);
}

interface Shape {
  text: string;
  object: boolean;
}

function steps(one: Random, object: boolean): Shape {
  let text = "";
  let is = object;
  for (let left = one(0, 0, 0, 1, 1, 2, 3); left > 0; left--) {
    const name = one("row", "r", "order", "limit2");
    const index = one("", "", "", ", i");
    const used = index ? one(" + i", "") : "";
    const kind = one("filter", "filter", "map", "map", "object", "flatMap", "list");
    if (kind === "filter") text += `.filter((${name}${index}) => ${condition(one, name, is)}${used && " || i > 2"})`;
    else if (kind === "map") {
      text += one(
        `.map((${name}${index}) => ${value(one, name, is)}${used})`,
        `.map((${name}${index}) => {\n  const v = ${value(one, name, is)};\n  return v${used};\n})`,
      );
      is = false;
    } else if (kind === "object" && is)
      text += `.map((${name}) => ({ id: ${name}.id, total: ${value(one, name, is)}, ${name} }))`;
    else if (kind === "flatMap") {
      text +=
        is && one(true, false)
          ? `.flatMap((${name}) => ${name}.items ?? [])`
          : `.flatMap((${name}) => [${value(one, name, is)}, limit])`;
      is = false;
    }
  }
  return { text, object: is };
}

/** What a loop does with one value; `leave` is how it may leave early. */
function body(one: Random, name: string, object: boolean, leave: string[]): string {
  const made = value(one, name, object);
  const lines: string[] = [];
  for (let left = one(1, 1, 2, 3); left > 0; left--)
    lines.push(
      one(
        `seen(${made});`,
        `sum += Number(${made});`,
        `if (${condition(one, name, object)}) ${one(...leave)}`,
        `sums.set(${made}, (sums.get(${made}) ?? 0) + 1);`,
        "limit++;",
        "config.factor = 3;",
        "wanted.add(3);",
        `for (const n of [1, 2]) {\n  if (n > 1) continue;\n  seen(n, ${made});\n}`,
        `try {\n  if (${condition(one, name, object)}) ${one(...leave)}\n  seen(${made});\n} finally {\n  seen("finally");\n}`,
        `const row2 = ${made};\nseen(row2, limit);`,
      ),
    );
  return lines.join("\n");
}

function consumer(one: Random, rows: string): string {
  const { text, object } = steps(one, true);
  const chain = `${rows}${text}`;
  const name = one("row", "r", "order");
  const inLoop = body(one, name, object, ["continue;", "break;", "return sum;", "throw new Error('left');", "sum++;"]);
  const inCall = body(one, name, object, ["return;", "return seen(1);", "throw new Error('left');", "sum++;"]);
  const fold = one(
    `(acc, ${name}) => acc + Number(${value(one, name, object)})`,
    `(acc, ${name}, i) => {\n  if (${condition(one, name, object)}) return acc;\n  ${inCallSafe(one, name, object)}\n  return acc + i;\n}`,
  );
  // Rows that are taken apart: under their names, under others, with something in the place of what is missing.
  const pattern = one("{ id, total: t, note = 'x' }", "{ id, note = half(id), total: t }", "{ id, total: t, ...rest }");
  const bound = pattern.includes("rest") ? one("rest.paid", "rest.note", "id + t") : one("note", "id", "t * limit");
  const apart = one(
    `for (const ${pattern} of ${rows}) {\nseen(${bound});\nif (t > 2) ${one("continue;", "break;", "sum++;")}\nsum += t;\n}`,
    `${rows}.forEach((${pattern}${one("", ", i")}) => {\nif (t > 3) return;\nseen(${bound}, id);\n});`,
    `for (const made of ${rows}.map((${pattern}) => ${bound})) seen(made);`,
    `for (const { id } of ${rows}.filter((${pattern}) => Number(${bound}) > 1)) seen(id);`,
    `for (const [a, b = 7] of ${rows}.map((${pattern}) => [${bound}, t > 2 ? undefined : id])) seen(a, b);`,
    `seen(${rows}.reduce((acc, ${pattern}) => acc + Number(${bound}), 0));`,
    `seen(${rows}.some((${pattern}) => ${bound}));`,
    `for (const row of ${rows}) {\nconst ${pattern} = row;\nlater.push(() => ${bound});\nseen(id);\n}\nfor (const each of later.splice(0)) seen(each());`,
    `const groups = {};\nfor (const ${pattern} of ${rows}) {\ngroups[id % 2] ??= 0;\ngroups[id % 2] += t;\n}\nseen(groups);`,
    `let best = null;\nfor (const row of ${rows}) {\nif (!best || row.total > best.total) best = row;\n}\nseen(best?.id);`,
    `let last;\nfor (const ${pattern} of ${rows}) {\nswitch (t) {\ncase 2:\nlast = id;\nbreak;\ndefault:\n${one("continue;", "seen(id);")}\n}\nseen(last);\n}`,
    `for (const row of ${rows}) {\nawait send(row.id);\nif (row.paid) ${one("continue;", "return seen(2);", "sum++;")}\nsum += await price(row.id);\n}`,
  );
  return one(
    apart,
    apart,
    `for (const ${name} of ${chain}) {\n${inLoop}\n}`,
    `for (const ${name} of ${chain}) {\n${inLoop}\n}`,
    `outer: for (const ${name} of ${chain}) {\nfor (const n of [1, 2]) {\nif (n === 2) continue outer;\n${inLoop}\n}\n}`,
    `for (const [i, ${name}] of ${chain}.entries()) {\n${inLoop}\nseen(i);\n}`,
    `${chain}.forEach((${name}${one("", ", i")}) => {\n${inCall}\n});`,
    `${chain}.forEach((${name}) => seen(${value(one, name, object)}));`,
    `const list = ${chain};\nseen("between");\nfor (const ${name} of list) {\n${inLoop}\n}`,
    `const list = ${chain};\nfor (const ${name} of list) {\n${inLoop}\n}\nseen(list.length);`,
    `seen(${chain}.reduce(${fold}, 0));`,
    `const acc = ${chain}.reduce(${fold}, 0);\nseen(acc);`,
    `const map2 = ${chain}.reduce((map, ${name}) => map.set(${value(one, name, object)}, limit), new Map());\nseen([...map2]);`,
    `seen(${chain}.${one("some", "every", "find")}((${name}) => ${condition(one, name, object)}));`,
    `const found = ${chain}.${one("some", "every", "find")}((${name}) => ${condition(one, name, object)});\nseen(found);`,
    `seen(${chain}.filter((${name}) => ${condition(one, name, object)}).length);`,
    `for (let i = 0; i < ${rows}.length; i++) {\nconst ${name} = ${rows}[i];\n${body(one, name, true, ["continue;", "break;", "sum++;"])}\n${one("", "seen(i);")}\n}`,
  );
}

function inCallSafe(one: Random, name: string, object: boolean): string {
  return one(`seen(${value(one, name, object)});`, "sum++;", "limit++;");
}

function program(one: Random): string {
  const named = one(true, true, false);
  const guard = named
    ? one("", "", "if (rows.length === 0) return 'none';\n", "if (!rows.length) {\n  seen('none');\n  return;\n}\n")
    : "";
  const after = named ? one("", "", "seen(rows.length);\n") : "";
  const read = one("await all()", "(await query()).rows", "now()");
  const declared = named ? `const rows = ${read};\n` : "";
  const taken = consumer(one, named ? "rows" : `(${read})`);
  const inside = one(taken, taken, taken, named ? `if (rows.length${one("", " > 0", " > 1")}) {\n${taken}\n}` : taken);
  const around: (text: string) => string = one(
    (text: string) => text,
    (text: string) => text,
    (text: string) => `if (flag) {\n${text}\n}\n`,
    (text: string) => `for (const turn of [1, 2]) {\n${text}\n}\n`,
    (text: string) => `try {\n${text}\n} catch (error) {\n  seen(String(error));\n}\n`,
  );
  const setUp =
    "let limit = 1;\nlet sum = 0;\nconst sums = new Map();\nconst wanted = new Set([1, 2, 5]);\nconst config = { factor: 2 };\n";
  const helpers = "\nfunction half(n) {\n  return n / 2;\n}\nfunction tell(n) {\n  seen('told', n);\n  return n;\n}\n";
  return `async function run() {\n${setUp}${around(`${declared}${guard}${inside}\n${after}seen('end', sum, [...sums]);`)}return sum;\n}\n${helpers}`;
}

const first = Number(process.env.SEED ?? 1);
const many = process.env.SEED ? 1 : Number(process.env.PROGRAMS ?? 600);

test(`${many} random consumers do the same before and after`, async () => {
  let offered = 0;
  for (let seed = first; seed < first + many; seed++) {
    const before = program(randomOf(seed));
    if (!parses(before)) continue;
    const after = rewritten(before, "a.js", seed % 2 ? {} : withLines(before));
    if (after.startsWith("no: ")) continue;
    offered++;
    assert.doesNotMatch(after, /^broken/, `SEED=${seed}\n${before}\n${after}`);
    for (const size of [0, 1, 4])
      assert.deepEqual(
        await outcome(after, size, size !== 1),
        await outcome(before, size, size !== 1),
        `SEED=${seed}, ${size} rows\n${before}\n=====\n${after}`,
      );
  }
  if (many > 100) assert.ok(offered > many / 10, `only ${offered} of ${many} were offered anything`);
});

/** A source with statements that go before the loop. */
function withLines(before: string): { expression: string; before: string[] } {
  const [kind, from] = before.includes("now()") ? ["", "eachNow"] : ["async ", "each"];
  return { expression: "made()", before: [`const made = ${kind}function* () {`, `  yield* ${from}();`, "};"] };
}

function parses(text: string): boolean {
  try {
    new Function(text);
    return true;
  } catch {
    return false;
  }
}
