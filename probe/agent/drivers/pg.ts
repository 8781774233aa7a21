import { handedOver, lookAgain } from "../caller.ts";
import { opened } from "../open.ts";
import { begin, failed, noticedLater, type Query, returned, streamed } from "../queries.ts";
import { MANY_ROWS } from "../statements.ts";
import { wrapMethod } from "../wrap.ts";
import type { Driver } from "./driver.ts";
import { isNativePromise, textOf, wrapAcquire, wrapEntry } from "./entry.ts";

interface Result {
  rows?: unknown[];
}

interface Client {
  connection?: { stream?: { bytesRead?: number } };
  once(event: "end", listener: () => void): void;
}

/** Bytes that the connection has read so far: rows as they came over the wire, and a little protocol. */
const bytesOf = (client: Client) => client.connection?.stream?.bytesRead ?? null;

function rowsOf(result: Result | Result[] | undefined): unknown[] {
  if (!Array.isArray(result)) return result?.rows ?? [];
  const results = result.map(({ rows }) => rows ?? []);
  return results.length === 1 ? results[0]! : results.flat();
}

/** `pg` exports both classes, `pg-pool` and the parts of `pg` are a class each. */
export const pg: Driver = {
  name: "pg",
  module: /(?:^|[\\/])pg(?:-pool)?(?:[\\/]|$)/,
  patch(exports) {
    const prototype = (exports as { prototype?: object }).prototype;
    if (!prototype) return false;
    if ("totalCount" in prototype && "query" in prototype) {
      wrapEntry(prototype, "query", ([query]) => textOf(query));
      wrapAcquire(prototype, "connect");
      return true;
    }
    if ("handleReadyForQuery" in prototype && "handleCommandComplete" in prototype) {
      noticeResults(prototype);
      return true;
    }
    if (!("_pulseQueryQueue" in prototype)) return false;
    patchClient(prototype);
    return true;
  },
};

/** Chaining on a promise that nobody looks at would keep small results alive: large ones are noticed where they are complete. */
function noticeResults(prototype: object): void {
  wrapMethod(prototype, "handleReadyForQuery", (method) => {
    return function (this: { text?: string; _result?: Result }, ...args: unknown[]) {
      const rows = this._result?.rows;
      if (rows && rows.length >= MANY_ROWS && this.text) noticedLater("pg", this.text, rows);
      return method.apply(this, args);
    };
  });
}

function patchClient(prototype: object): void {
  wrapMethod(prototype, "connect", (connect) => {
    return function (this: Client, ...args: unknown[]) {
      const closed = opened("pg");
      this.once("end", closed);
      return connect.apply(this, args);
    };
  });
  wrapMethod(prototype, "query", (method) => {
    function ours(this: Client, ...args: unknown[]) {
      const text = textOf(args[0]);
      const query = text === null ? null : begin("pg", text, ours);
      if (query === null) return method.apply(this, args);
      const before = bytesOf(this);
      const wire = () => (before === null ? null : bytesOf(this)! - before);
      const settled = (error: unknown, result?: Result | Result[]) =>
        error ? failed(query) : returned(query, rowsOf(result), wire());

      const config = args[0] as { submit?: unknown; callback?: unknown };
      if (typeof config === "object" && typeof config.submit === "function") {
        countRows(config, query);
        return method.apply(this, args);
      }
      const last = args.length - 1;
      if (typeof args[last] === "function") args[last] = calledBack(args[last] as Callback, settled);
      else if (typeof config?.callback === "function") {
        args[0] = { ...config, callback: calledBack(config.callback as Callback, settled) };
      } else {
        const result = method.apply(this, args);
        if (!isNativePromise(result)) return result;
        result.then(
          (value) => settled(null, value as Result),
          (error) => settled(error),
        );
        return query.placed || handedOver() !== null ? result : lookAgain(query.captured, result);
      }
      return method.apply(this, args);
    }
    return ours;
  });
}

type Callback = (this: unknown, error: unknown, result?: Result) => unknown;

const calledBack = (callback: Callback, settled: Callback): Callback =>
  function (this: unknown, error, result) {
    settled.call(this, error, result);
    return callback.call(this, error, result);
  };

/** A query object that the connection hands its rows to one by one: pg-cursor, pg-query-stream, pg's own Query. */
function countRows(target: object, query: Query): void {
  let rows = 0;
  let bytes = 0;
  let over = false;
  const end = () => {
    if (!over) streamed(query, rows, bytes);
    over = true;
  };
  const follow = (name: string, seen: (message: { length?: number } | undefined) => void) => {
    const inner = (target as Record<string, unknown>)[name];
    if (typeof inner !== "function") return;
    Object.defineProperty(target, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]) {
        seen(args[0] as { length?: number });
        return inner.apply(this, args);
      },
    });
  };
  follow("handleDataRow", (message) => {
    rows++;
    bytes += message?.length ?? 0;
  });
  follow("handleReadyForQuery", end);
  follow("handleError", end);
}
