/** The order of `_id` values: numbers, texts by their bytes, documents field by field, then the rest. */
/** Below, at, or above: as the server compares them. */
export declare function compareKeys(a: unknown, b: unknown): number;
/** A text that is the same for the same key and no other. */
export declare function keyText(value: unknown): string;
