/** Columns as text: in an object, as a property, in quotes. */
/** `id:` or `"user-id":`, as a property's name. */
export declare function propertyName(field: string, quote: string): string;
/** `last.id`, `last["user-id"]`. */
export declare function member(of: string, field: string, quote: string): string;
/** A text in the file's own quotes. */
export declare function quoted(text: string, quote: string): string;
