/** In words: how a value is known to be a client, a model or a queue of a library. */
import type { Recogniser } from "../../catalog/shape.ts";
/** What people call a package that they import as a whole: `pLimit` of "p-limit". */
export declare const importedAs: (name: string) => string;
/** An exported name without the ways to import it: "default.Job" and "*.Job" are `Job`, "default" is the package itself. */
export declare const plainName: (label: string, whole: string) => string;
/** One part of a sentence for each sort of proof. */
export declare function knownBy(kind: string, recognisers: readonly Recogniser[], whole: string): string;
/** Names without those that differ in their first letter's case only: the same thing by another import. */
export declare const distinct: (names: readonly string[]) => string[];
/** Where a library is imported from, as a sentence. */
export declare function packagesInWords(packages: readonly string[]): string;
