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

test("allocations are traced with as many frames as are asked for", () => {
  const frames = (...words: string[]) => {
    const wish = readWish([...words, "--", "python3", "a.py", "--trace-allocations"]);
    return wish.kind === "run" ? [wish.traceFrames, wish.target] : null;
  };
  const target = { command: ["python3", "a.py", "--trace-allocations"] };
  assert.deepEqual(frames(), [null, target]);
  assert.deepEqual(frames("--trace-allocations"), [12, target]);
  assert.deepEqual(frames("--trace-allocations=3"), [3, target]);
  const refused = (...words: string[]) => refusal("--trace-allocations", ...words);
  assert.equal(refused("--no-agent", "--", "x"), "--trace-allocations is done by the agent; leave --no-agent out.");
  assert.match(refused("--pid", "1") ?? "", /^--trace-allocations begins with the program/);
  assert.match(refused("--vary", "pymalloc", "--", "x") ?? "", /^--trace-allocations traces one run/);
  assert.match(refused("--experiments", "e.json") ?? "", /^--trace-allocations traces one run/);
  assert.equal(
    refusal("--trace-allocations=2.5", "--", "x"),
    "--trace-allocations 2.5 is not a whole number of frames.",
  );
  assert.match(refusal("--trace-allocations=0", "--", "x") ?? "", /is not a number of frames from 1 to 100\.$/);
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
