/** A folder with the files in it; it goes when the test file is done. */
export declare function workspaceOf(files: Record<string, string>): string;
export declare function write(folder: string, files: Record<string, string>): void;
/** `check` with these words in a folder, without a cache. */
export declare function checkIn(cwd: string, ...argv: string[]): Promise<{
    stdout: string;
    stderr: string;
    status: number;
}>;
