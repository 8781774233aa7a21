import type { TestContext } from "node:test";
import { type ClientOptions, TestClient } from "./client.ts";
export declare const pool = "import { Piscina } from \"piscina\";\nexport const pool = new Piscina({ filename: new URL(\"./worker.js\", import.meta.url).href, maxThreads: 8 });\n";
export declare const worker = "import { PrismaClient } from \"@prisma/client\";\nconst prisma = new PrismaClient();\n\nexport default async function count(): Promise<number> {\n  let paid = 0;\n  const orders = await prisma.order.findMany({ where: { status: \"paid\" } });\n  for (const order of orders) paid += order.total;\n  return paid;\n}\n";
export declare const schema = "model Order {\n  id     Int    @id @default(autoincrement())\n  status String\n  total  Int\n}\n";
/** A pool whose worker reads without a bound, in another file. */
export declare const leak: Record<string, string>;
export interface TestWorkspace {
    folder: string;
    uri(path: string): string;
    write(path: string, text: string | Buffer): void;
}
/** Writes the files to a new folder, which is removed after the test. */
export declare function makeWorkspace(test: TestContext, files?: Record<string, string | Buffer>): TestWorkspace;
/** A running server with one folder open; ended after the test, whatever its outcome. */
export declare function startIn(test: TestContext, workspace: TestWorkspace, options?: ClientOptions): Promise<TestClient>;
