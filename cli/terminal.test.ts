import assert from "node:assert/strict";
import { test } from "node:test";
import { wrap } from "../rules/wrap.ts";
import { counted, paintFor, seconds, widthOf } from "./terminal.ts";

const write = () => {};

test("lines break between words; a word that is too long stays whole", () => {
  assert.deepEqual(wrap("one two three", 7), ["one two", "three"]);
  assert.deepEqual(wrap("a verylongword b", 5), ["a", "verylongword", "b"]);
  assert.deepEqual(wrap("", 5), [""]);
});

test("a pipe has no width and no colours, a terminal has both, NO_COLOR and dumb terminals win", () => {
  assert.equal(widthOf({ write }), Number.POSITIVE_INFINITY);
  assert.equal(widthOf({ write, isTTY: true, columns: 100 }), 100);
  assert.equal(paintFor({ write }, {}).bold("x"), "x");
  assert.equal(paintFor({ write, isTTY: true }, {}).bold("x"), "\u001B[1mx\u001B[22m");
  assert.equal(paintFor({ write, isTTY: true }, { NO_COLOR: "1" }).bold("x"), "x");
  assert.equal(paintFor({ write, isTTY: true }, { TERM: "dumb" }).bold("x"), "x");
  assert.equal(paintFor({ write }, { FORCE_COLOR: "1" }).bold("x"), "\u001B[1mx\u001B[22m");
});

test("numbers read the same under every locale", () => {
  assert.deepEqual(
    [counted(1, "file"), counted(0, "file"), counted(2074, "file")],
    ["1 file", "0 files", "2,074 files"],
  );
  assert.deepEqual([seconds(40), seconds(912), seconds(83_400)], ["0.0 s", "0.9 s", "83 s"]);
});
