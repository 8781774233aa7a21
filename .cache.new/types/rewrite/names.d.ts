/** Names for what a rewrite adds: read like the author's, and never one that the file already uses. */
/** `wanted`, or `wanted2`, `wanted3`, … when that is taken or a word of the language. */
export declare function uniqueName(wanted: string, taken: ReadonlySet<string>): string;
/** `OrderItem`, `order_item`, `public.order-items` → `orderItem`, `orderItem`, `orderItems`; "row" when nothing is left. */
export declare function camelCase(table: string): string;
/** The plural of an English name in camel case; one that looks plural stays as it is. */
export declare function plural(name: string): string;
