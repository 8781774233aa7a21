/** What a file loads at its top level: imports, `import x = require(…)`, and `const … = require(…)`, in one form. */
import type { ts as TS } from "@ts-morph/common";
/** A name that an import brings. */
interface Brought {
    /** As the module has it; "default" for a default export. */
    exported: string;
    local: TS.Identifier;
    typeOnly: boolean;
    /** Where the word `type` before it stands, with the blank after it. */
    modifier?: {
        start: number;
        end: number;
    };
}
/** A list of names in braces, to which one can be added. */
export type NameList = TS.NamedImports | TS.ObjectBindingPattern;
export interface Loaded {
    statement: TS.Statement;
    module: string;
    required: boolean;
    typeOnly: boolean;
    names: Brought[];
    /** The name of all the module's exports together. */
    whole: TS.Identifier | null;
    /** Loads the module for what it does, not for names. */
    bare: boolean;
    list: NameList | null;
    clause: TS.ImportClause | null;
}
/** In the order in which they are written. */
export declare function loadedIn(file: TS.SourceFile): Loaded[];
/** Is the file a CommonJS module, so that it has to `require`? */
export declare function usesRequire(file: TS.SourceFile): boolean;
export {};
