import assert from "node:assert/strict";
import { test } from "node:test";
import { camelCase, plural, uniqueName } from "./names.ts";

test("tables become names of variables", () => {
  const names = {
    OrderItem: "orderItem",
    order_item: "orderItem",
    "public.order-items": "orderItems",
    URLVisit: "urlVisit",
    URL: "url",
    "42": "row",
    "": "row",
  };
  for (const [table, name] of Object.entries(names)) assert.equal(camelCase(table), name);
});

test("names get a plural, unless they have one", () => {
  const names = {
    order: "orders",
    entry: "entries",
    day: "days",
    box: "boxes",
    class: "classes",
    status: "statuses",
    orders: "orders",
    data: "data",
    analysis: "analysises",
  };
  for (const [one, many] of Object.entries(names)) assert.equal(plural(one), many);
});

test("a name that is taken or a word of the language gets a number", () => {
  assert.equal(uniqueName("page", new Set(["page", "page2"])), "page3");
  assert.equal(uniqueName("class", new Set()), "class2");
});
