export interface Root {
    /** Key and URI of the folder, as the client wrote it. */
    uri: string;
    folder: string;
}
export interface Place {
    root: Root;
    /** Relative to the root, with `/`. */
    path: string;
}
/** Path on disk of a `file:` URI; undefined for every other scheme and for what can't be read. */
export declare function pathOf(uri: string): string | undefined;
export declare class Roots {
    #private;
    all(): Root[];
    /** Replaces the roots; a folder inside another one is analysed with the outer one. Answers what came and what went. */
    set(uris: string[]): {
        added: Root[];
        removed: Root[];
    };
    /** Root and path of a file; undefined when it lies in no root. */
    locate(uri: string): Place | undefined;
    /** For an open file outside every root: the nearest folder upward that holds a package.json. */
    rootFor(uri: string): Root | undefined;
    /** Clients differ in how they escape URIs; an open document keeps the client's own spelling. */
    remember(uri: string): void;
    forget(uri: string): void;
    uriOf(root: Root, path: string): string;
}
