import { patchStatements } from "./better-sqlite3.ts";
import type { Driver } from "./driver.ts";

export const nodeSqlite: Driver = {
  name: "node:sqlite",
  module: /^(?:node:)?sqlite$/,
  patch(exports) {
    const { StatementSync } = exports as { StatementSync?: { prototype: object } };
    if (!StatementSync) return false;
    patchStatements("node:sqlite", StatementSync.prototype, ({ sourceSQL }) => sourceSQL ?? "");
    return true;
  },
};
