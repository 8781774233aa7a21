import { opened } from "../open.ts";
import { begin, failed, noticedLater, type Query, returned, streamed } from "../queries.ts";
import { wrapMethod } from "../wrap.ts";
import type { Driver } from "./driver.ts";
import { textOf, wrapAcquire, wrapEntry } from "./entry.ts";

type OnResult = (this: unknown, error: unknown, rows?: unknown, ...rest: unknown[]) => unknown;

interface Command {
  onResult?: OnResult;
  on(event: string, listener: (...args: unknown[]) => void): void;
  once(event: string, listener: (...args: unknown[]) => void): void;
}

interface Connection {
  stream?: { bytesRead?: number; once?(event: "close", listener: () => void): void };
}

/** Each class is a module of its own, and all of them are loaded by name before the first query. */
export const mysql2: Driver = {
  name: "mysql2",
  module: /(?:^|[\\/])mysql2(?:[\\/]|$)/,
  patch(exports) {
    const { name, prototype } = exports as { name?: string; prototype?: Record<string, unknown> };
    if (!prototype) return false;
    if (typeof prototype.addCommand === "function") {
      for (const method of ["query", "execute"]) patchQuery(prototype, method);
      return true;
    }
    if (!/^(?:Base|Promise)?Pool(?:Connection)?$|^PromiseConnection$/.test(name ?? "")) return false;
    for (const method of ["query", "execute"]) wrapEntry(prototype, method, ([query]) => textOf(query));
    wrapAcquire(prototype, "getConnection");
    return true;
  },
};

const seen = new WeakSet<object>();

function patchQuery(prototype: object, name: string): void {
  wrapMethod(prototype, name, (method) => {
    function ours(this: Connection, ...args: unknown[]) {
      const { stream } = this;
      if (stream?.once && !seen.has(this)) {
        seen.add(this);
        stream.once("close", opened("mysql2"));
      }
      const sql = textOf(args[0]);
      const query = sql === null ? null : begin("mysql2", sql, ours);
      if (query === null) return method.apply(this, sql === null ? args : noticing(args, sql));
      const before = stream?.bytesRead ?? null;
      const wire = () => (before === null ? null : (stream?.bytesRead ?? before) - before);
      const settled = (error: unknown, rows: unknown) =>
        error ? failed(query) : returned(query, rowsOf(rows), wire());

      if (!wrapCallback(args, settled)) return followRows(method.apply(this, args) as Command, query, wire);
      return method.apply(this, args);
    }
    return ours;
  });
}

/** A statement that nobody looks at is called with a callback that looks at no more than the number of its rows. */
function noticing(args: unknown[], sql: string): unknown[] {
  wrapCallback(args, (_, rows) => noticedLater("mysql2", sql, rowsOf(rows)));
  return args;
}

/** Puts `settled` before the callback, be it an argument or part of a command that a pool has made. False when there is none. */
function wrapCallback(args: unknown[], settled: (error: unknown, rows: unknown) => void): boolean {
  const last = args.length - 1;
  const command = args[0] as Partial<Command> | null;
  if (typeof args[last] === "function") args[last] = around(args[last] as OnResult, settled);
  else if (typeof command?.onResult === "function") command.onResult = around(command.onResult, settled);
  else return false;
  return true;
}

const around = (callback: OnResult, settled: (error: unknown, rows: unknown) => void): OnResult =>
  function (this: unknown, error, rows, ...rest) {
    settled(error, rows);
    return callback.call(this, error, rows, ...rest);
  };

/** Rows of one result. (With `rowsAsArray` a row is a list as well, so several statements' results are not told apart.) */
const rowsOf = (rows: unknown): unknown[] => (Array.isArray(rows) ? rows : []);

/** Without a callback each row is an event. */
function followRows(command: Command, query: Query, wire: () => number | null): Command {
  let rows = 0;
  let over = false;
  const end = () => {
    if (!over) streamed(query, rows, wire());
    over = true;
  };
  command?.on?.("result", () => rows++);
  command?.once?.("end", end);
  return command;
}
