/** The pages of the catalog say what the catalog says: nobody writes them by hand, and nothing is left out. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { catalog } from "../../catalog/index.ts";
import { pages } from "./pages.ts";

const lists: Record<string, readonly { name: string; source: string }[]> = {
  "docs/catalog/orms.md": catalog.orms,
  "docs/catalog/pools.md": catalog.pools,
};

for (const [path, text] of pages())
  describe(path, () => {
    test("is what `npm run catalog` makes", () => {
      assert.ok(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8") === text, "Run npm run catalog.");
    });

    test("has each library, with its documentation", () => {
      for (const { name, source } of lists[path]!) {
        assert.match(text, new RegExp(`^##+ ${name.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&")}$`, "m"));
        assert.ok(text.includes(source.replace(/#(?!\/).*$/, "")), source);
      }
    });

    test("has links by https alone", () => {
      const addresses = [...text.matchAll(/\]\(([^)#]+)\)|<([a-z]+:[^>]+)>/g)].map(([, link, plain]) => link ?? plain);
      assert.ok(addresses.length > 20);
      for (const address of addresses) assert.match(address!, /^(?:https:\/\/|\.\.\/rules\/|orms\.md|pools\.md)/);
    });

    test("names no two sections alike, so that each link leads to its own", () => {
      const headings = [...text.matchAll(/^##+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase());
      assert.equal(new Set(headings).size, headings.length);
    });

    test("has nothing that a program printed by mistake", () => {
      assert.doesNotMatch(text, /\bundefined\b(?![`)])|\[object|\bNaN\b/);
    });
  });
