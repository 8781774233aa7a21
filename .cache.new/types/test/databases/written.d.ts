import type { Databases } from "./databases.ts";
import type { Packages } from "./machine.ts";
import type { Prepared } from "./suite.ts";
/** Runs it; hands back what was wrong as a sentence, null when nothing was. */
export declare function runWhileWritten(prepared: Prepared, name: string, databases: Databases, packages: Packages): Promise<string | null>;
