/** Which files on disk matter, as globs for a client that watches them for us. */
import { type Connection } from "vscode-languageserver/node";
export declare function watchFiles(connection: Connection): Promise<void>;
/** True for what may change findings: the files watched, and names that look like a folder's. */
export declare function matters(path: string): boolean;
