// biome-ignore lint/suspicious/noExplicitAny: methods of libraries whose types differ from version to version
export type Method = (this: any, ...args: any[]) => any;

const wrapped = new WeakSet<object>();

/**
 * Puts a method of our own in place of `name` where it is defined, so that no export is replaced and `instanceof` goes on
 * working. Does nothing when there is none, or when it has been done.
 */
export function wrapMethod(
  target: object | undefined,
  name: string | symbol,
  make: (method: Method) => Method,
): boolean {
  let owner = target as Record<string | symbol, unknown> | null | undefined;
  while (owner && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  const method = owner?.[name];
  if (typeof method !== "function") return false;
  if (wrapped.has(method)) return true;
  const ours = make(method as Method);
  Object.defineProperty(ours, "name", { value: method.name, configurable: true });
  Object.defineProperty(ours, "length", { value: method.length, configurable: true });
  Object.assign(ours, method);
  wrapped.add(ours);
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  try {
    Object.defineProperty(owner, name, { ...descriptor, value: ours });
    return true;
  } catch {
    return false;
  }
}
