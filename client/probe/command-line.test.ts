import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCommand, parseCommandLine } from "./command-line.ts";

const words = (text: string, backslashes?: boolean) => {
  const line = parseCommandLine(text, backslashes);
  assert.ok("words" in line, JSON.stringify(line));
  return line.words;
};
const problem = (text: string) => {
  const line = parseCommandLine(text);
  return "problem" in line ? line.problem : null;
};

test("words are split as a terminal splits them", () => {
  assert.deepEqual(words("  node   worker.js  "), ["node", "worker.js"]);
  assert.deepEqual(words(`node "my worker.js" 'it''s' a\\ b "say \\"hi\\"" ''`), [
    "node",
    "my worker.js",
    "its",
    "a b",
    'say "hi"',
    "",
  ]);
  assert.deepEqual(words(`node --define=x="a b"c`), ["node", "--define=x=a bc"]);
  assert.deepEqual(words(`node -e 'a; b && c' "$HOME" "&&" \\;`), ["node", "-e", "a; b && c", "$HOME", "&&", ";"]);
  assert.deepEqual(words(`"C:\\Program Files\\node.exe" src\\worker.js`, false), [
    "C:\\Program Files\\node.exe",
    "src\\worker.js",
  ]);
});

test("what only a shell could do is refused in a sentence", () => {
  assert.match(
    problem("npm run build && node a.js") ?? "",
    /^No shell runs here for &&; put the command into a package script\.$/,
  );
  assert.match(problem("node a.js > out.txt") ?? "", /for >;/);
  assert.match(problem("DEBUG=1 node a.js") ?? "", /set DEBUG=1/);
  assert.equal(problem('node "a'), 'The quote " is not closed.');
  assert.match(problem("   ") ?? "", /^Type a command/);
});

test("words written down parse to the same words", () => {
  const command = ["node", "a b.js", 'say "hi"', "", "plain"];
  assert.deepEqual(words(formatCommand(command)), command);
});
