import { catalog } from "../../catalog/index.ts";
import { ormsPage } from "./orms.ts";
import { poolsPage } from "./pools.ts";

/** Each page that is made from the catalog: its path and its text. */
export const pages = (): [path: string, text: string][] => [
  ["docs/catalog/orms.md", ormsPage(catalog.orms)],
  ["docs/catalog/pools.md", poolsPage(catalog.pools)],
];
