/** Text of a file under /proc as Latin-1, at most 64 KB; `null` when it cannot be read, as after the process ended. */
export declare function readProcFile(path: string): string | null;
/**
 * A file under /proc that is read again and again. Its descriptor is kept open while fewer than 256 are: that saves a
 * third of each read, and a held descriptor never answers for another process that was given the same id.
 */
export declare class HeldProcFile {
    #private;
    constructor(path: string);
    /** The text of now; `null` when the process is gone. */
    read(): string | null;
    close(): void;
}
