/** Where a rule's page lies: beside the bundle, as the build puts it. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pages = new Map<string, string | undefined>();

/** File URI of a rule's page; undefined where none ships. */
export function pageOf(rule: string): string | undefined {
  if (!pages.has(rule)) {
    const page = new URL(`./docs/rules/${encodeURIComponent(rule)}.md`, import.meta.url);
    pages.set(rule, existsSync(fileURLToPath(page)) ? page.href : undefined);
  }
  return pages.get(rule);
}
