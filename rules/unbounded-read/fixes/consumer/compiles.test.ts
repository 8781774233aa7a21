/** In strict TypeScript, what compiles before compiles after: with rows of a type, of `any`, and of `unknown` that are cast. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import ts from "typescript";
import { rewritten } from "./fixture.ts";
import { bodyOf, formCases, programOf } from "./forms.ts";

const folder = join(import.meta.dirname, `../../../../.cache/consumers-compile-${process.pid}`);
after(() => rmSync(folder, { recursive: true, force: true }));

/** What the programs know of their world, by the type of a row. */
const world = (row: string): string => `
interface Order { id: number; total: number; paid: boolean; note: string | null; items: number[] }
type Row = ${row};
declare function all(): Promise<Row[]>;
declare function query(): Promise<{ rows: Row[]; rowCount: number }>;
declare function execute(): Promise<[Row[], string[]]>;
declare function now(): Row[];
declare function each(): AsyncGenerator<Row>;
declare function eachNow(): IterableIterator<Row>;
declare function seen(...values: unknown[]): number;
declare function send(value: unknown): Promise<void>;
declare function price(id: number): Promise<number>;
declare function createWriteStream(path: string): { write(text: string): boolean; end(): void };
declare function drained(out: unknown): Promise<void>;
declare const later: (() => unknown)[];
declare const flag: boolean;
`;

/** Programs whose types matter more than what they do. */
const typed: string[] = [
  "const rows = (await all()) as Order[];\nfor (const row of rows) seen(row.total.toFixed(2));",
  "const rows: Order[] = await all();\nrows.forEach((row) => seen(row.total.toFixed(2)));",
  "for (const row of (await all()) as Array<Order>) seen(row.note?.length);",
  "const rows = (await all()) as unknown as { other: string }[];\nfor (const row of rows) seen(row.other.length);",
  "const { rows } = (await query()) as { rows: Order[] };\nreturn rows.reduce((sum, row) => sum + row.total, 0);",
  "const [rows] = (await execute()) as [Order[], string[]];\nfor (const { id } of rows) seen(id.toFixed());",
  "const rows = now() as Order[];\nconst first = rows.find((row) => row.total > 1);\nreturn [1].map(() => first?.id);",
  "const rows: any[] = await all();\nconst sums = rows.reduce((acc, row) => {\n  acc[row.id] = row.total;\n  return acc;\n}, {});\nreturn sums;",
  "return (await all()).reduce<Record<string, number>>((acc, row: any) => {\n  acc[row.id] = 1;\n  return acc;\n}, {});",
  "return ((await all()) as Order[]).reduce((acc: Map<number, number>, row) => acc.set(row.id, row.total), new Map());",
  "const total: number = ((await all()) as Order[]).reduce((sum, { total }) => sum + total, 0);\nreturn total.toFixed();",
  "const found: Order | undefined = ((await all()) as Order[]).find(({ id }) => id > 2);\nreturn () => found?.id;",
  "(await all()).forEach((row: any) => seen(row.id));",
  "(await all()).filter((row: any) => row.paid).map((row: any) => row.id as number).forEach((id) => seen(id.toFixed()));",
  "const rows = (await all()) as Order[];\nfor (let i = 0; i < rows.length; i++) {\n  const row = rows[i]!;\n  seen(i, row.id.toFixed());\n}",
  "const rows = (await all()) as Order[];\nfor (let i = 0; i < rows.length; i++) seen(rows[i]?.id, rows[i]!.note?.length);",
  "const rows = (await all()) as ReadonlyArray<Order>;\nreturn rows.some((row) => row.items.length > 1);",
  "const rows = (await all()) satisfies unknown[];\nfor (const row of rows) seen(row);",
  "const orders = (await all()) as Awaited<ReturnType<typeof other>>;\nfor (const order of orders) seen(order.total.toFixed());\nasync function other(): Promise<Order[]> {\n  return [];\n}",
];

for (const row of ["Order", "any", "unknown"]) {
  test(`rows of ${row}: what compiles before compiles after`, () => {
    mkdirSync(folder, { recursive: true });
    const cases = formCases(readFileSync(join(import.meta.dirname, "forms.case.txt"), "utf8"));
    const bodies = [...cases.map(({ before }) => before), ...typed];
    const head = join(folder, `world-${row}.d.ts`);
    writeFileSync(head, world(row));
    const files = bodies.flatMap((body, index) => {
      const before = programOf(body);
      const rewrite = rewritten(before, "a.ts");
      if (rewrite.startsWith("no: ")) return [];
      const write = (name: string, text: string): string => {
        const path = join(folder, `${row}-${index}-${name}.ts`);
        writeFileSync(path, `${text}\nexport { run };\n`);
        return path;
      };
      return [{ before: write("before", before), after: write("after", rewrite) }];
    });
    const errors = errorsOf([head, ...files.flatMap((one) => [one.before, one.after])]);
    const broken = files.filter((one) => !errors.has(one.before) && errors.has(one.after));
    const told = broken.map((one) => `${errors.get(one.after)}\n${bodyOf(readFileSync(one.after, "utf8"))}`);
    assert.equal(told.join("\n\n"), "");
    const compiled = files.filter((one) => !errors.has(one.before)).length;
    assert.ok(compiled > (row === "unknown" ? 15 : 90), `only ${compiled} of ${files.length} programs compile before`);
  });
}

/** The first error of each file that has one. */
function errorsOf(files: string[]): Map<string, string> {
  const program = ts.createProgram(files, {
    strict: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    lib: ["lib.es2023.d.ts"],
    types: [],
    skipLibCheck: true,
    noEmit: true,
  });
  const errors = new Map<string, string>();
  for (const one of ts.getPreEmitDiagnostics(program)) {
    const file = one.file?.fileName ?? "";
    if (!errors.has(file)) errors.set(file, ts.flattenDiagnosticMessageText(one.messageText, " "));
  }
  return errors;
}
