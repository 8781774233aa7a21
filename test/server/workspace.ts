/** Small workspaces on disk for the server's tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { type ClientOptions, TestClient } from "./client.ts";

export const pool = `import { Piscina } from "piscina";
export const pool = new Piscina({ filename: new URL("./worker.js", import.meta.url).href, maxThreads: 8 });
`;

export const worker = `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();

export default async function count(): Promise<number> {
  let paid = 0;
  const orders = await prisma.order.findMany({ where: { status: "paid" } });
  for (const order of orders) paid += order.total;
  return paid;
}
`;

export const schema = `model Order {
  id     Int    @id @default(autoincrement())
  status String
  total  Int
}
`;

/** A pool whose worker reads without a bound, in another file. */
export const leak: Record<string, string> = {
  "package.json":
    '{ "name": "leak", "type": "module", "dependencies": { "piscina": "5.0.0", "@prisma/client": "6.0.0" } }\n',
  "prisma/schema.prisma": schema,
  "pool.ts": pool,
  "worker.ts": worker,
};

export interface TestWorkspace {
  folder: string;
  uri(path: string): string;
  write(path: string, text: string | Buffer): void;
}

/** Writes the files to a new folder, which is removed after the test. */
export function makeWorkspace(test: TestContext, files: Record<string, string | Buffer> = leak): TestWorkspace {
  const folder = mkdtempSync(join(tmpdir(), "orm memory ü-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { folder, write, uri: (path) => pathToFileURL(join(folder, path)).href };
}

/** A running server with one folder open; ended after the test, whatever its outcome. */
export async function startIn(
  test: TestContext,
  workspace: TestWorkspace,
  options: ClientOptions = {},
): Promise<TestClient> {
  const client = await TestClient.start({
    folders: [workspace.folder],
    ...options,
    initializationOptions: { cacheDirectory: join(workspace.folder, ".cache"), ...options.initializationOptions },
  });
  test.after(() => client.kill());
  return client;
}
