import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { linesOf } from "../probe/git.ts";
import { endOfStatement } from "./changed.ts";
import { checkIn, workspaceOf, write } from "./workspace-fixture.ts";

const db = 'import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n';
const report = (take: string): string =>
  `import { prisma } from "./db";\n\nexport async function report() {\n  const rows = await prisma.order.findMany({\n    where: { open: true },\n${take}  });\n  return rows.length;\n}\n\nexport async function users() {\n  return (await prisma.user.findMany()).length;\n}\n`;
const job = (handler: string): string =>
  `import { Worker } from "bullmq";\nimport { report, users } from "./report";\nnew Worker("a", report);\n${handler}`;

function git(cwd: string, ...words: string[]): void {
  const own = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...own, ...words], { cwd, stdio: "ignore" });
}

const tablesOf = async (cwd: string): Promise<string[]> => {
  const { stdout } = await checkIn(cwd, "--changed-since", "HEAD", "--format", "json");
  return JSON.parse(stdout).findings.map((one: { table: string }) => one.table);
};

test("only findings whose read or way stands on a changed line are told", async () => {
  const cwd = workspaceOf({ "db.ts": db, "report.ts": report("    take: 10,\n"), "job.ts": job("") });
  git(cwd, "init", "-q");
  git(cwd, "add", ".");
  git(cwd, "commit", "-qm", "one");
  assert.deepEqual(await tablesOf(cwd), []);
  // The limit goes, which is a line of the read's arguments.
  write(cwd, { "report.ts": report("") });
  assert.deepEqual(await tablesOf(cwd), ["order"]);
  git(cwd, "commit", "-qam", "two");
  assert.deepEqual(await tablesOf(cwd), []);
  // A new job runs an old read.
  write(cwd, { "job.ts": job('new Worker("b", users);\n') });
  assert.deepEqual(await tablesOf(cwd), ["user"]);
  // A file that git does not know counts as a whole.
  git(cwd, "commit", "-qam", "three");
  write(cwd, {
    "more.ts": job("")
      .replace("report);", "async () => (await prisma.line.findMany()).length);")
      .replace('import { report, users } from "./report"', 'import { prisma } from "./db"'),
  });
  assert.deepEqual(await tablesOf(cwd), ["line"]);
});

test("where git can't tell, it is one sentence", async () => {
  const cwd = workspaceOf({ "db.ts": db });
  assert.deepEqual(await checkIn(cwd, "--changed-since", "main"), {
    status: 2,
    stdout: "",
    stderr: "--changed-since main: this folder is in no git work tree.\n",
  });
  git(cwd, "init", "-q");
  for (const ref of ["nope", "--output=x"])
    assert.match((await checkIn(cwd, `--changed-since=${ref}`)).stderr, /is no revision that git knows/);
});

test("a diff's lines, also where lines only went, and with names of any kind", () => {
  const diff = `diff --git a/a b.ts b/a b.ts
--- a/a b.ts
+++ b/a b.ts\t
@@ -1,2 +3,2 @@ x
-+++ b/no
+b
@@ -9 +10,0 @@
-gone
diff --git a/old.ts b/old.ts
--- a/old.ts
+++ /dev/null
@@ -1 +0,0 @@
`;
  assert.deepEqual(
    [...linesOf(diff)],
    [
      [
        "a b.ts",
        [
          { from: 3, to: 4 },
          { from: 10, to: 11 },
        ],
      ],
    ],
  );
});

test("a statement ends where its arguments and its chain do", () => {
  const text = "const a = await db\n  .select({ a: 1 })\n  .from(x)\n  .where(\n    b,\n  );\nnext();\n";
  assert.equal(endOfStatement(text, 2, 4), 6);
  assert.equal(endOfStatement('f(")", 1)\ng()', 1, 1), 1);
  assert.equal(endOfStatement("", 3, 1), 3);
});
