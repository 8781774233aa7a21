/** `npm run catalog`: writes the pages of docs/catalog from the catalog's data. */
import { writeFileSync } from "node:fs";
import { pages } from "./pages.ts";

for (const [path, text] of pages()) {
  writeFileSync(new URL(`../../${path}`, import.meta.url), text);
  console.log(path);
}
