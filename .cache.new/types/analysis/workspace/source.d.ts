/** What the analysis asks of the machine; the host answers. */
export interface SourceHost {
    listFiles(): {
        path: string;
        modified: number;
        size: number;
    }[];
    readFile(path: string): string | undefined;
    /** False for a file that is left out though it may be open; undefined wants all. */
    wants?(path: string): boolean;
    hash(text: string): string;
}
export declare const isSource: (path: string) => boolean;
/** Tests and stories are not even read: nothing that runs in production imports them. */
export declare const isTest: (path: string) => boolean;
/** Tests, mocks, stories, seeds, migrations, scripts, examples and generated files start nothing in production. */
export declare const isQuiet: (path: string) => boolean;
