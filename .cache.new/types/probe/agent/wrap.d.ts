export type Method = (this: any, ...args: any[]) => any;
/**
 * Puts a method of our own in place of `name` where it is defined, so that no export is replaced and `instanceof` goes on
 * working. Does nothing when there is none, or when it has been done.
 */
export declare function wrapMethod(target: object | undefined, name: string | symbol, make: (method: Method) => Method): boolean;
