/** 1000 → "1,000": titles and comments read the same under every locale. */
export declare function thousands(value: number): string;
