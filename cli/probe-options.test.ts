import assert from "node:assert/strict";
import { test } from "node:test";
import { readWish } from "./probe-options.ts";

const refusal = (...argv: string[]) => {
  try {
    readWish(argv);
  } catch (error) {
    return (error as Error).message.replace("Cannot probe: ", "");
  }
  return null;
};

test("a command's words stay as they are, whatever they hold", () => {
  const words = ["node", "a b.js", `it's; "x" && y`, "--budget", "--", ""];
  const wish = readWish(["--budget", "1.5GB", "--", ...words]);
  assert.ok(wish.kind === "run");
  assert.deepEqual(wish.target, { command: words });
  assert.equal(wish.budgetBytes, 1.5 * 1024 ** 3);
  assert.equal(wish.agent, true);
});

test("each way to use it is told apart", () => {
  assert.deepEqual(readWish(["--compare", "a.json", "b.json"]), {
    kind: "compare",
    files: ["a.json", "b.json"],
    report: null,
  });
  assert.deepEqual(readWish(["--experiments", "e.json", "--no-agent"]), {
    kind: "experiments",
    file: "e.json",
    repeat: null,
    agent: false,
  });
  assert.deepEqual(readWish(["--vary", "malloc-arenas", "--vary", "jemalloc", "--repeat", "3", "--", "node", "a.js"]), {
    kind: "vary",
    names: ["malloc-arenas", "jemalloc"],
    command: ["node", "a.js"],
    repeat: 3,
    agent: true,
  });
});

test("a mistake is told with what to write instead", () => {
  assert.equal(refusal(), "no command was given. Write it after --, as in probe -- node worker.js");
  assert.equal(refusal("node", "a.js"), "write the command after --, as in probe -- node a.js");
  assert.equal(refusal("--budget", "lots", "--", "x"), "--budget lots is not a size; write it like 512MB or 1.5GB.");
  assert.equal(refusal("--junit", "j.xml", "--", "x"), "--junit tells whether a budget was kept; give --budget, too.");
  assert.match(refusal("--compare", "a.json") ?? "", /^--compare wants two reports or more/);
  assert.match(
    refusal("--vary", "tcmalloc", "--", "x") ?? "",
    /^--vary tcmalloc is not known; there are malloc-arenas, /,
  );
  assert.match(refusal("--vary", "jemalloc") ?? "", /^--vary wants a command after --/);
  assert.equal(refusal("--repeat", "0", "--experiments", "e"), "--repeat 0 is not a number from 1 to 100.");
  assert.equal(
    refusal("--experiments", "e.json", "--", "x"),
    "--experiments names the commands; none is written after --.",
  );
  assert.match(refusal("--nonsense", "--", "x") ?? "", /^Unknown option '--nonsense'/);
});
