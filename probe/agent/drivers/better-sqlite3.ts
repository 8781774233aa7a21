import { now } from "../journal.ts";
import { begin, failed, noticed, returned, streamed } from "../queries.ts";
import { MANY_ROWS } from "../statements.ts";
import { wrapMethod } from "../wrap.ts";
import type { Driver } from "./driver.ts";
import { countingIterator } from "./iterator.ts";

type Statement = { source?: string; sourceSQL?: string };

/** Patches a synchronous statement class: better-sqlite3's and node:sqlite's have the same methods. */
export function patchStatements(driver: string, prototype: object, sqlOf: (statement: Statement) => string): void {
  wrapMethod(prototype, "all", (all) => {
    function ours(this: Statement, ...args: unknown[]) {
      const sql = sqlOf(this);
      const query = begin(driver, sql, ours);
      if (query === null) {
        const t = now();
        const rows = all.apply(this, args);
        if (rows.length >= MANY_ROWS) noticed(driver, sql, rows, t, ours);
        return rows;
      }
      try {
        const rows = all.apply(this, args);
        returned(query, rows);
        return rows;
      } catch (error) {
        failed(query);
        throw error;
      }
    }
    return ours;
  });
  wrapMethod(prototype, "iterate", (iterate) => {
    function ours(this: Statement, ...args: unknown[]) {
      const query = begin(driver, sqlOf(this), ours);
      const rows = iterate.apply(this, args);
      return query === null ? rows : countingIterator(rows, (count) => streamed(query, count, null));
    }
    return ours;
  });
  for (const name of ["get", "run"]) {
    wrapMethod(prototype, name, (method) => {
      function ours(this: Statement, ...args: unknown[]) {
        const query = begin(driver, sqlOf(this), ours);
        if (query === null) return method.apply(this, args);
        try {
          const row = method.apply(this, args);
          returned(query, name === "get" && row !== undefined ? [row] : []);
          return row;
        } catch (error) {
          failed(query);
          throw error;
        }
      }
      return ours;
    });
  }
}

/** A statement class is not exported: the first statement that is prepared leads to it. */
export const betterSqlite3: Driver = {
  name: "better-sqlite3",
  module: /(?:^|[\\/])better-sqlite3(?:[\\/]|$)/,
  patch(exports) {
    const prototype = (exports as { prototype?: { prepare?: unknown; pragma?: unknown } }).prototype;
    if (!prototype?.prepare || !prototype.pragma) return false;
    let seen = false;
    return wrapMethod(prototype, "prepare", (prepare) => {
      return function (this: unknown, ...args: unknown[]) {
        const statement = prepare.apply(this, args);
        if (!seen) {
          seen = true;
          patchStatements("better-sqlite3", Object.getPrototypeOf(statement), ({ source }) => source ?? "");
        }
        return statement;
      };
    });
  },
};
