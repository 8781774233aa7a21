/** Bytes for people, three digits, in steps of 1,024 as the kernel and `ps` count: `1.12 GB`, `240 MB`. */
export declare function formatBytes(bytes: number): string;
/** Milliseconds for people: `0 s`, `80 ms`, `3.9 s`, `4 min 10 s`. */
export declare function formatSeconds(milliseconds: number): string;
/** Reads `512MB`, `1.5 GiB`, `2g` or a plain number of bytes, in steps of 1,024; `null` when it is none of them or not above zero. */
export declare function parseSize(text: string): number | null;
