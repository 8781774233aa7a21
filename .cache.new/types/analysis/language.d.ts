import type { Orm, Pool } from "../catalog/index.ts";
/** A language that facts are read from. JavaScript is read as TypeScript. */
export type Language = "typescript" | "python";
/** The language of a source file, by its name. */
export declare const languageOf: (path: string) => Language;
/** True where a library of the catalog is one of the language. */
export declare const speaks: ({ language }: Pick<Orm | Pool, "language">, other: Language) => boolean;
/** What stands before the name of a Python module, so that `redis` of one language is not `redis` of the other. */
export declare const pythonPrefix = "py:";
/** The language of a module by its name. */
export declare const languageOfModule: (name: string) => Language;
