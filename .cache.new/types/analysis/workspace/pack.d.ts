import type { FileFacts } from "../facts.ts";
/** Facts as JSON, without what most functions lack: empty lists, and values that nobody uses. */
export declare function packFacts(facts: FileFacts): string;
/** The facts again; what was left out is shared between all functions, so it must not be changed. */
export declare function unpackFacts(text: string): FileFacts;
