import type { StreamCall } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import type { Scope } from "../values/value.ts";
import type { ReadSite } from "./read.ts";
/** A call that gives rows one after another, as the read that it stands for. */
export interface StreamSite {
    stream: StreamCall;
    /** With the stream's own name and place, and what is read. */
    site: ReadSite;
    /** Which call of the scope it is, and which link of its chain. */
    call: number;
    segment: number;
}
/** Every stream of the catalog in one function. */
export declare function streamsIn(program: Program, scope: Scope): StreamSite[];
/** True where a stream is known to hold all rows: over this driver, and with these options. */
export declare function isBuffered(program: Program, { stream, site, call, segment }: StreamSite): boolean;
