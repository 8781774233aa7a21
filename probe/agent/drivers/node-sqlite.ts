import { patchPrepare, patchStatements } from "./better-sqlite3.ts";
import type { Driver } from "./driver.ts";

export const nodeSqlite: Driver = {
  name: "node:sqlite",
  module: /^(?:node:)?sqlite$/,
  patch(exports) {
    const { DatabaseSync, StatementSync } = exports as Record<string, { prototype: object } | undefined>;
    if (!DatabaseSync || !StatementSync) return false;
    patchPrepare(DatabaseSync.prototype, {});
    patchStatements("node:sqlite", StatementSync.prototype, ({ sourceSQL }) => sourceSQL ?? "");
    return true;
  },
};
