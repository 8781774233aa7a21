import assert from "node:assert/strict";
import { test } from "node:test";
import { wideOf } from "./wide.ts";

const names = (columns: [name: string, type: string, stored?: string][]): string =>
  wideOf(columns.map(([name, type, stored]) => ({ name, type, ...(stored === undefined ? {} : { stored }) })))
    .map(({ name }) => name)
    .join(" ");

test("documents and files are wide, by the program's type or the database's", () => {
  assert.equal(
    names([
      ["id", "Int"],
      ["scan", "Bytes"],
      ["tags", "Json"],
      ["at", "DateTime"],
    ]),
    "scan tags",
  );
  assert.equal(
    names([
      ["id", "number"],
      ["file", "Buffer"],
      ["more", "Settings", "jsonb"],
    ]),
    "file more",
  );
});

test("a text is wide where other strings of the table are none", () => {
  assert.equal(
    names([
      ["name", "string"],
      ["story", "string", "text"],
    ]),
    "story",
  );
  assert.equal(
    names([
      ["name", "String"],
      ["story", "String", "Text"],
    ]),
    "story",
  );
  assert.equal(
    names([
      ["name", "string", "text"],
      ["email", "string", "text"],
    ]),
    "",
  );
});

test("of plain strings the name tells", () => {
  assert.equal(
    names([
      ["title", "String"],
      ["body", "String"],
      ["rawPayload", "String"],
      ["page_html", "String"],
    ]),
    "body rawPayload page_html",
  );
  assert.equal(
    names([
      ["title", "", "text"],
      ["content", "", "text"],
    ]),
    "content",
  );
  assert.equal(
    names([
      ["description", "String"],
      ["note", "String"],
      ["bodyweight", "String"],
      ["data", "Int"],
    ]),
    "",
  );
});
