import { handedOver, lookAgain } from "../caller.ts";
import { begin, failed, returned, streamed } from "../queries.ts";
import { wrapMethod } from "../wrap.ts";
import type { Driver } from "./driver.ts";
import { isNativePromise } from "./entry.ts";

interface Cursor {
  namespace?: { toString(): string };
}

const REQUESTED = new WeakSet<object>();

/** What stands in the place of a statement: the kind of cursor and the collection, none of the filter's values. */
const textOf = (cursor: Cursor) =>
  `${cursor.constructor.name === "AggregationCursor" ? "aggregate" : "find"} ${String(cursor.namespace ?? "")}`;

export const mongodb: Driver = {
  name: "mongodb",
  module: /(?:^|[\\/])mongodb(?:[\\/]lib(?:[\\/]index\.js)?)?[\\/]?$/,
  patch(exports) {
    const { AbstractCursor } = exports as { AbstractCursor?: { prototype: object } };
    if (!AbstractCursor) return false;
    const { prototype } = AbstractCursor;
    wrapMethod(prototype, "toArray", (toArray) => {
      function ours(this: Cursor, ...args: unknown[]) {
        const query = begin("mongodb", textOf(this), ours);
        if (query === null) return toArray.apply(this, args);
        // toArray walks the cursor with its own iterator, which is no query more.
        REQUESTED.add(this);
        const result = toArray.apply(this, args);
        if (!isNativePromise(result)) return result;
        result.then(
          (documents) => returned(query, documents as unknown[]),
          () => failed(query),
        );
        return query.placed || handedOver() !== null ? result : lookAgain(query.captured, result);
      }
      return ours;
    });
    wrapMethod(prototype, Symbol.asyncIterator, (iterate) => {
      function ours(this: Cursor, ...args: unknown[]) {
        if (REQUESTED.has(this)) return iterate.apply(this, args);
        const query = begin("mongodb", textOf(this), ours);
        const inner = iterate.apply(this, args) as AsyncGenerator<unknown>;
        return query === null ? inner : counting(inner, (documents) => streamed(query, documents, null));
      }
      return ours;
    });
    return true;
  },
};

async function* counting(inner: AsyncGenerator<unknown>, ended: (count: number) => void): AsyncGenerator<unknown> {
  let count = 0;
  try {
    for await (const document of inner) {
      count++;
      yield document;
    }
  } finally {
    ended(count);
  }
}
