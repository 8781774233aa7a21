import type { FileFacts } from "../facts.ts";
import { type Language } from "../language.ts";
import { Resolver } from "../modules/resolver.ts";
import { Loading } from "./loading.ts";
import { type Scan, type WordsByLanguage } from "./scan.ts";
import { type SourceHost } from "./source.ts";
/** Turns one file into facts. */
export type Extractor = (path: string, text: string) => FileFacts;
/** Facts of one file as they are kept between runs. */
export interface CachedFile {
    modified: number;
    size: number;
    hash: string;
    scan: Scan;
    /** JSON of the facts; undefined for a file that nobody asked for. */
    facts?: string;
    /** The scan was made with another catalog's words; the facts hold all the same. */
    otherWords?: boolean;
}
interface File {
    path: string;
    modified: number;
    size: number;
    hash: string;
    scan: Scan;
    facts?: FileFacts;
    /** JSON from the cache, parsed when the facts are asked for. */
    stored?: string;
    targets?: string[];
    resolved?: (string | undefined)[];
    /** Names it exports, or null when only a parse can tell. */
    names?: Set<string> | null;
}
/** Thrown when facts are asked for before the parser of their language was loaded; the caller loads it and asks again. */
export declare class ParserMissing extends Error {
    readonly language: Language;
    constructor(language: Language);
}
/** The files of a workspace: their imports by a scan of the text, their facts by a parse that happens on demand. */
export declare class Workspace {
    #private;
    readonly host: SourceHost;
    readonly words: WordsByLanguage;
    readonly resolver: Resolver;
    readonly files: Map<string, File>;
    /** What files load by a name that is not known. */
    readonly loading: Loading;
    /** Sentences about files that could not be read. */
    readonly problems: Map<string, string>;
    readonly extractors: Map<Language, Extractor>;
    /** ORMs that the workspace uses, as bits; reads of others are none. */
    orms: number;
    /** True when a later run would gain from writing the cache again. */
    fresh: boolean;
    constructor(host: SourceHost, words: WordsByLanguage);
    /** Number of files whose facts were used. */
    get asked(): number;
    /** Paths of every listed file that is not a source, such as schemas and configurations. */
    others(): Generator<string>;
    /**
     * Lists the workspace again and reads what changed since the last time (or since the cache was written).
     * Yields after each file that was read, so that the caller can show progress, give others a turn, or stop.
     */
    refresh(cache: Map<string, CachedFile>): Generator<{
        done: number;
        total: number;
    }>;
    /** An open document hides its file; null ends that. Returns false when nothing changed. */
    setDocument(path: string, text: string | null): boolean;
    /** The next refresh reads these again, whatever their stamps say. */
    touch(paths: string[]): void;
    /** Text of a file as the user sees it: the open document's, or the file's. */
    text(path: string): string | undefined;
    /** Facts of a file; parses it when nobody asked before. Throws ParserMissing when that needs a parser. */
    facts(path: string): FileFacts;
    /** False when a file surely exports no such name; asked before a barrel's files are parsed one after another. */
    mayExport(path: string, name: string): boolean;
    /** Workspace files that a file imports. */
    imports(path: string): string[];
    /** Names that a file imports from another. */
    importedNames(path: string, from: string): string[];
    /** Workspace files that import a file. */
    importers(path: string): string[];
    /** True when a file, or one that it imports however far, can hold a read. */
    leadsToRead(path: string): boolean;
    /** Files that import a file, however far, nearest first; not more than a search over their texts can take. */
    importersFar(path: string): string[];
    /** True when a file, or the interfaces its classes stand for, is imported where a read is led to: work may be handed to it. */
    servesReaders(path: string): boolean;
    /** True when a file may hold a read of an ORM that the workspace uses. */
    mayRead(path: string): boolean;
    /** Says which ORMs the workspace uses. */
    use(orms: number): void;
    /** What a later run needs to start where this one ended. Open documents are left out: they are not on disk. */
    cached(): Generator<[path: string, file: CachedFile]>;
}
export {};
