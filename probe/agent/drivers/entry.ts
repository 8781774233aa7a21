import { siteOf } from "../call-site.ts";
import { callerOf, handedOver, handingOver, lookAgain } from "../caller.ts";
import { willBeLookedAt } from "../statements.ts";
import { wrapMethod } from "../wrap.ts";

/**
 * Wraps a method that users (or ORMs) call to run a query on a pool. The pool runs it in another turn, on whichever
 * connection is free, where the caller is no longer known: so the stack is taken here and handed over.
 */
export function wrapEntry(target: object | undefined, name: string, sqlOf: (args: unknown[]) => string | null): void {
  wrapMethod(target, name, (method) => {
    function ours(this: unknown, ...args: unknown[]) {
      const sql = sqlOf(args);
      if (sql === null || handedOver() !== null || !willBeLookedAt(sql)) return method.apply(this, args);
      const captured = callerOf(ours);
      const result = handingOver(captured, () => method.apply(this, args));
      if (!isNativePromise(result) || siteOf(captured).frame !== null) return result;
      return lookAgain(captured, result);
    }
    return ours;
  });
}

/** Wraps the method by which a pool gets a connection, so that a stack that is handed over reaches its callback. */
export function wrapAcquire(target: object | undefined, name: string): void {
  wrapMethod(target, name, (method) => {
    return function (this: unknown, ...args: unknown[]) {
      const captured = handedOver();
      const last = args.length - 1;
      const callback = args[last];
      if (captured !== null && typeof callback === "function") {
        args[last] = function (this: unknown, ...results: unknown[]) {
          return handingOver(captured, () => callback.apply(this, results));
        };
      }
      return method.apply(this, args);
    };
  });
}

/** A promise of a subclass (Bluebird's, a query's) is left as it is: it may have methods of its own. */
export const isNativePromise = (value: unknown): value is Promise<unknown> =>
  value instanceof Promise && Object.getPrototypeOf(value) === Promise.prototype;

/** The text of a query in the forms that drivers take it. */
export function textOf(query: unknown): string | null {
  if (typeof query === "string") return query;
  const { text, sql, cursor } = (query ?? {}) as { text?: unknown; sql?: unknown; cursor?: { text?: unknown } };
  for (const each of [text, sql, cursor?.text]) if (typeof each === "string") return each;
  return null;
}
