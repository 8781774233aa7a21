import { captureCall, remember, wrapRunners } from "../caller.ts";
import { worthACapture } from "../statements.ts";
import type { Driver } from "./driver.ts";

type Factory = (callback: unknown) => object;

/** By which the edited runtime reaches the agent. */
const HOOK = "__ormMemoryPrismaPromise";

/**
 * A Prisma query is made by a function that each client makes for itself, in a closure that nobody reaches from outside: so the
 * runtime's text is edited as it is loaded. Where that can't be, V8's own stack tells the line of a query that is awaited.
 */
export const prisma: Driver = {
  name: "@prisma/client",
  module: /^\b$/,
  patch: () => false,
  edit: {
    file: /[\\/]@prisma[\\/]client[\\/]runtime[\\/](?:client|library|binary)\.m?js$/,
    text(source) {
      (globalThis as Record<string, unknown>)[HOOK] = around;
      const edited = source.replace(
        /_createPrismaPromise\s*=\s*([\w$]+)\(\)/,
        (_, factory) => `_createPrismaPromise=(globalThis.${HOOK}??(f=>f))(${factory}())`,
      );
      return edited === source ? null : edited;
    },
  },
};

function around(factory: Factory): Factory {
  function ours(callback: unknown) {
    const promise = factory(callback);
    if (!worthACapture()) return promise;
    remember(promise, captureCall("@prisma/client", ours));
    wrapRunners(promise, ["then", "catch", "finally", "requestTransaction"]);
    return promise;
  }
  return ours;
}
