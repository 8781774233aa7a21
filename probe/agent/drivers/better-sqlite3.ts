import { begin, failed, noticed, returned, streamed } from "../queries.ts";
import { MANY_ROWS, type Statement, statementOf } from "../statements.ts";
import { wrapMethod } from "../wrap.ts";
import type { Driver } from "./driver.ts";
import { countingIterator } from "./iterator.ts";

type Prepared = { source?: string; sourceSQL?: string };

interface Known {
  prepared: Prepared;
  sql: string;
  statement: Statement;
}

/**
 * The statements that were used last. Their text is a getter into native code, and new each time; a WeakMap of statements that
 * live for one query costs more in garbage collection than the queries.
 */
const recent: Known[] = [];
const RECENT = 4;
let oldest = 0;

function keep(prepared: Prepared, sql: string): Known {
  const known = { prepared, sql, statement: statementOf(sql) };
  recent[oldest] = known;
  oldest = (oldest + 1) % RECENT;
  return known;
}

interface Preparing {
  /** Called with the first statement that is made. */
  first?: (statement: Prepared) => void;
  each?: (statement: Prepared, sql: string) => void;
}

/** Wraps the method that makes a statement. */
export function patchPrepare(prototype: object, { first, each }: Preparing): boolean {
  let seen = false;
  return wrapMethod(prototype, "prepare", (prepare) => {
    return function (this: unknown, ...args: unknown[]) {
      const statement = prepare.apply(this, args);
      if (!seen) first?.(statement);
      seen = true;
      if (typeof args[0] === "string") {
        each?.(statement, args[0]);
        keep(statement, args[0]);
      }
      return statement;
    };
  });
}

/** Patches a synchronous statement class: better-sqlite3's and node:sqlite's have the same methods. */
export function patchStatements(driver: string, prototype: object, sqlOf: (prepared: Prepared) => string): void {
  const knownOf = (prepared: Prepared): Known => {
    for (const known of recent) if (known.prepared === prepared) return known;
    return keep(prepared, sqlOf(prepared));
  };
  // libsql's `all` walks its own `iterate`: that is one query and not two.
  let busy = false;
  // A tiny query takes 4 µs, so what is done for one that is not looked at is written out: no closure, no array that is kept.
  wrapMethod(prototype, "all", (all) => {
    function ours(this: Prepared, ...args: unknown[]) {
      const known = knownOf(this);
      const query = begin(driver, known.sql, ours, known.statement);
      let rows: unknown[];
      busy = true;
      try {
        rows = all.apply(this, args);
      } catch (error) {
        if (query) failed(query);
        throw error;
      } finally {
        busy = false;
      }
      if (query) returned(query, rows);
      else if (rows.length >= MANY_ROWS) noticed(driver, known.sql, rows, ours);
      return rows;
    }
    return ours;
  });
  wrapMethod(prototype, "iterate", (iterate) => {
    function ours(this: Prepared, ...args: unknown[]) {
      if (busy) return iterate.apply(this, args);
      const { sql, statement } = knownOf(this);
      const query = begin(driver, sql, ours, statement);
      const rows = iterate.apply(this, args);
      return query === null ? rows : countingIterator(rows, (count) => streamed(query, count, null));
    }
    return ours;
  });
  for (const name of ["get", "run"]) {
    wrapMethod(prototype, name, (method) => {
      function ours(this: Prepared, ...args: unknown[]) {
        const known = knownOf(this);
        const query = begin(driver, known.sql, ours, known.statement);
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
function preparing(name: string, module: RegExp): Driver {
  // libsql has the interface of better-sqlite3, but for the getter of a statement's text.
  const texts = new WeakMap<Prepared, string>();
  const sqlOf = (prepared: Prepared) => prepared.source ?? texts.get(prepared) ?? "";
  return {
    name,
    module,
    patch(exports) {
      const prototype = (exports as { prototype?: { prepare?: unknown; pragma?: unknown } }).prototype;
      if (!prototype?.prepare || !prototype.pragma) return false;
      return patchPrepare(prototype, {
        first: (statement) => patchStatements(name, Object.getPrototypeOf(statement), sqlOf),
        each: (statement, sql) => {
          if (statement.source === undefined) texts.set(statement, sql);
        },
      });
    },
  };
}

export const betterSqlite3 = preparing("better-sqlite3", /(?:^|[\\/])better-sqlite3(?:[\\/]|$)/);
export const libsql = preparing("libsql", /(?:^|[\\/])libsql(?:[\\/]|$)/);
