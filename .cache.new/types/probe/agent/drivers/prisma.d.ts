import type { Driver } from "./driver.ts";
/**
 * A Prisma query is made by a function that each client makes for itself, in a closure that nobody reaches from outside: so the
 * runtime's text is edited as it is loaded. Where that can't be, V8's own stack tells the line of a query that is awaited.
 */
export declare const prisma: Driver;
