import type { AsyncLocalStorage } from "node:async_hooks";
import { type Capture, capture, captureNear, siteOf } from "./call-site.ts";
import { worthACapture } from "./statements.ts";
import { type Method, wrapMethod } from "./wrap.ts";

let handed: Capture | null = null;

// Made when an ORM is loaded that needs it: on older versions of Node each promise pays for it.
let contexts: AsyncLocalStorage<Capture> | null = null;

/**
 * The stack that a pool or an ORM took where the user called it, for the driver call that now follows in the same turn;
 * `null` when there is none.
 */
export const handedOver = (): Capture | null => handed;

/** Runs `call` with a stack that stands for the user's call in it. */
export function handingOver<T>(captured: Capture | null, call: () => T): T {
  const before = handed;
  handed = captured;
  try {
    return call();
  } finally {
    handed = before;
  }
}

/** Who called, seen from `above`: the user's call of an ORM where that is known, else the stack. */
export function callerOf(above: (...args: never[]) => unknown): Capture {
  const context = contexts?.getStore();
  return context && siteOf(context).frame ? context : capture(above);
}

/**
 * Lazy queries call the driver from their `then`, where no frame of the user's is left. One microtask later their caller waits for
 * what `then` returned, and V8 finds it again, provided that `promise` is what the driver gave back: so the promise that is
 * returned here must take its place.
 */
export async function lookAgain<T>(captured: Capture, promise: PromiseLike<T>): Promise<T> {
  await null;
  captured.stack = capture(lookAgain).stack;
  delete captured.site;
  captured.replaced?.();
  return promise;
}

function inContext<T>(captured: Capture, call: () => T): T {
  contexts ??= new (require("node:async_hooks") as typeof import("node:async_hooks")).AsyncLocalStorage<Capture>();
  captured.outer = contexts.getStore();
  return contexts.run(captured, () => handingOver(captured, call));
}

/** The stack at a user's call of an ORM's method `above`. */
export const captureCall = (library: string, above: (...args: never[]) => unknown): Capture =>
  Object.assign(captureNear(above), { library });

/**
 * Wraps methods of an ORM that read when they are called. `return repository.find()` in an async function leaves no frame of that
 * function once the ORM has waited for anything, so its line is kept for all that the call does.
 */
export function wrapCalls(library: string, target: object | undefined, names: readonly string[]): boolean {
  const make = (method: Method): Method => {
    function ours(this: unknown, ...args: unknown[]) {
      // An ORM's methods call one another, in this turn and in later ones: the user called the first of them.
      if (handed !== null || contexts?.getStore()?.library === library) return method.apply(this, args);
      if (!worthACapture()) return method.apply(this, args);
      return inContext(captureCall(library, ours), () => method.apply(this, args));
    }
    return ours;
  };
  return names.map((name) => wrapMethod(target, name, make)).some(Boolean);
}

const made = new WeakMap<object, Capture>();

/** Keeps the stack of the call that made a lazy query. */
export const remember = (query: object, captured: Capture): void => void made.set(query, captured);

/** Wraps the methods by which a lazy query is made: the first of them that a query passes tells its line. */
export function wrapMakers(library: string, target: object | undefined, names: readonly string[]): boolean {
  const make = (method: Method): Method => {
    function ours(this: unknown, ...args: unknown[]) {
      const query = method.apply(this, args);
      const isNew = query !== null && typeof query === "object" && !made.has(query);
      if (isNew && worthACapture()) remember(query, captureCall(library, ours));
      return query;
    }
    return ours;
  };
  return names.map((name) => wrapMethod(target, name, make)).some(Boolean);
}

/** Wraps the methods by which a lazy query is run, in later turns and by nobody's frame. */
export function wrapRunners(target: object | undefined, names: readonly string[]): boolean {
  const make = (method: Method): Method =>
    function (this: object, ...args: unknown[]) {
      const captured = made.get(this);
      return captured ? inContext(captured, () => method.apply(this, args)) : method.apply(this, args);
    };
  return names.map((name) => wrapMethod(target, name, make)).some(Boolean);
}
