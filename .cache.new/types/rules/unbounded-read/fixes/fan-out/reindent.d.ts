/** Moves all lines but the first from one indentation to another. */
export declare function reindentCode(code: string, from: string, to: string): string;
