/** The rewritten programs type-check: TypeORM against its own types, Prisma against a client of the generated shape. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { prismaHead, prismaPrograms, typeormHead, typeormPrograms } from "./compiles.cases.ts";
import { fixed } from "./fixture.ts";

const folder = join(import.meta.dirname, "../../../.cache/compiles");

/** The generated client's generics, cut down to what decides whether a rewrite compiles. */
const client = `
type Filter<T> = T | { equals?: T; gt?: T; lt?: T; in?: T[] };
type Status = "paid" | "open";
interface OrderWhereInput {
  AND?: OrderWhereInput | OrderWhereInput[]; OR?: OrderWhereInput[]; NOT?: OrderWhereInput;
  id?: Filter<number>; status?: Filter<Status>; total?: Filter<number>; note?: Filter<string> | null; tenantId?: Filter<number>; createdAt?: Filter<Date>;
}
interface ItemWhereInput { AND?: ItemWhereInput | ItemWhereInput[]; id?: Filter<string>; order?: OrderWhereInput }
type Direction = "asc" | "desc";
interface OrderRow { id: number; status: Status; total: number; note: string | null; tenantId: number; createdAt: Date }
interface ItemRow { id: string; orderId: number }
interface Args<W, S, O> { where?: W; select?: S; include?: { items?: boolean }; omit?: { [K in keyof S]?: boolean }; orderBy?: O | O[]; take?: number; skip?: number }
type OrderSelect = { [K in keyof OrderRow]?: boolean } & { items?: boolean | { select?: { [K in keyof ItemRow]?: boolean } } };
type OrderArgs = Args<OrderWhereInput, OrderSelect, { [K in keyof OrderRow]?: Direction }>;
type ItemArgs = Args<ItemWhereInput, { [K in keyof ItemRow]?: boolean }, { [K in keyof ItemRow]?: Direction }>;
type SelectSubset<T, U> = { [K in keyof T]: K extends keyof U ? T[K] : never };
type OrderResult<T> = T extends { select: infer S }
  ? { [K in keyof S & keyof OrderRow as S[K] extends true ? K : never]: OrderRow[K] } & (S extends { items: object } ? { items: ItemRow[] } : {})
  : T extends { include: object } ? OrderRow & { items: ItemRow[] } : T extends { omit: infer O } ? Omit<OrderRow, keyof O> : OrderRow;
interface PrismaPromise<T> extends Promise<T> { [Symbol.toStringTag]: "PrismaPromise" }
export declare class PrismaClient {
  order: {
    findMany<T extends OrderArgs>(args?: SelectSubset<T, OrderArgs>): PrismaPromise<OrderResult<T>[]>;
    update(args: { where: { id: number }; data: Partial<OrderRow> }): PrismaPromise<OrderRow>;
  };
  item: { findMany<T extends ItemArgs>(args?: SelectSubset<T, ItemArgs>): PrismaPromise<ItemRow[]> };
}
`;

test("every rewritten program compiles in strict mode", async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "client.ts"), client);
  const files: string[] = [];
  const add = (name: string, text: string): void => {
    const path = join(folder, name);
    writeFileSync(path, text);
    files.push(path);
  };
  for (const [index, program] of typeormPrograms.entries()) {
    const rewritten = await fixed({ text: typeormHead + program }, "batch");
    assert.match(rewritten, /async function\*/);
    add(`typeorm-${index}.ts`, rewritten);
    add(`typeorm-${index}-bound.ts`, await fixed({ text: typeormHead + program }, "bound"));
  }
  const head = prismaHead.replace("PRISMA", "./client.js");
  for (const [index, program] of prismaPrograms.entries()) {
    const table = program.includes("prisma.item") ? "item" : "order";
    const rewritten = await fixed({ text: head + program, table }, "batch");
    assert.match(rewritten, /async function\*/);
    add(`prisma-${index}.ts`, rewritten);
    add(`prisma-${index}-bound.ts`, await fixed({ text: head + program, table }, "bound"));
  }
  const program = ts.createProgram(files, {
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitReturns: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    experimentalDecorators: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  });
  const errors = ts.getPreEmitDiagnostics(program).map((one) => {
    const at = one.file?.getLineAndCharacterOfPosition(one.start ?? 0);
    return `${one.file?.fileName.slice(folder.length + 1)}:${(at?.line ?? 0) + 1} ${ts.flattenDiagnosticMessageText(one.messageText, " ")}`;
  });
  assert.deepEqual(errors, []);
});
