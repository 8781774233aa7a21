/** The commands that drivers send, answered from collections in memory. */
import { type Document, type Mingo } from "./collection.ts";
export declare class Commands {
    #private;
    constructor(mingo: Mingo, long: (value: number) => unknown);
    /** The reply to a command; whatever is not known gets the server's own kind of error. */
    run(command: Document): Document;
}
