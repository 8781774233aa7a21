import { type Language } from "../language.ts";
/** What can be told of a file without parsing it: whom it imports, and whether it can hold a read or an entry. */
export interface Scan {
    specifiers: string[];
    /** For each specifier the names it brings, with commas between; "*" where that can't be told. */
    names: string[];
    /** Which ORMs' reads it may hold, by their names alone: bit n stands for the catalog's n-th ORM. */
    reads: number;
    /** Holds a word that starts work without an import (`Promise.all`). */
    starts: boolean;
    /** Methods it calls that give work to a queue made elsewhere (`process`, of `queue.process`). */
    hands?: string[];
    /** Has comments that silence rules. */
    silences?: true;
    /** Hands on what it imports: `export … from`, `export { … }`, `module.exports`. */
    passesOn: boolean;
    /** Creates tables: a migration, or SQL that does. */
    creates?: true;
    /** Describes entities by something else than decorators. */
    describes?: true;
    /** Registers what is run for each row that an ORM loads. */
    loads?: true;
    /** What its classes implement or extend: whoever holds one of these may call what stands here. */
    bases?: string[];
}
export interface Words {
    /** Names of any ORM's reads, to rule out most files at once. */
    anyRead: RegExp;
    /** Names of the reads of each ORM, in the catalog's order. */
    reads: RegExp[];
    starts: RegExp;
    /** The same for files of markup (`.tsx`). */
    startsInMarkup: RegExp;
    /** Its group is the method's name. */
    hands: RegExp;
}
/** The words to look for in files of each language. */
export type WordsByLanguage = Readonly<Record<Language, Words>>;
/** One pass over the text with three expressions; about a fifteenth of what a parse costs. */
export declare function scanText(path: string, text: string, words: WordsByLanguage): Scan;
/** Methods that a text calls and that may give work to a queue. */
export declare function handsOf(text: string, hands: RegExp): {
    hands?: string[];
};
/** Which of the expressions a text fits, as bits. */
export declare function bits(reads: readonly RegExp[], text: string): number;
