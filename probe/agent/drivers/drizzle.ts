import { type Capture, capture, handingOver } from "../call-site.ts";
import { wrapMethod } from "../wrap.ts";
import type { Driver } from "./driver.ts";

const PARTS = /[\\/]drizzle-orm[\\/][a-z]+-core[\\/]query-builders[\\/](?:select|query|raw)\.c?js$/;
/** What a user calls to make a query; it runs when somebody waits for it. */
const MAKERS = ["from", "findMany", "findFirst"];

const made = new WeakMap<object, Capture>();

/**
 * Drizzle's queries are lazy: `await` calls their `then` without a frame of the user's. The stack is taken where the query is made and
 * stands for the call when it runs. Its ES modules and its CommonJS modules have classes of their own.
 */
export const drizzle: Driver = {
  name: "drizzle-orm",
  module: PARTS,
  esModules: PARTS,
  patch(exports) {
    let found = false;
    for (const part of Object.values(exports)) {
      const prototype = typeof part === "function" ? (part.prototype as object | undefined) : undefined;
      if (!prototype) continue;
      for (const name of MAKERS) if (name in prototype) found = wrapMethod(prototype, name, remembering) || found;
      if ("then" in prototype) found = wrapMethod(prototype, "then", standingFor) || found;
    }
    return found;
  },
};

function remembering(make: (this: unknown, ...args: unknown[]) => unknown) {
  function ours(this: unknown, ...args: unknown[]) {
    const query = make.apply(this, args);
    if (query !== null && typeof query === "object")
      made.set(query, Object.assign(capture(ours), { library: "drizzle-orm" }));
    return query;
  }
  return ours;
}

function standingFor(then: (this: unknown, ...args: unknown[]) => unknown) {
  return function (this: object, ...args: unknown[]) {
    const captured = made.get(this);
    return captured ? handingOver(captured, () => then.apply(this, args)) : then.apply(this, args);
  };
}
