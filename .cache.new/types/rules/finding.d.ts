/**
 * What the linter says about one read: plain data, no LSP type, no syntax tree.
 * The CLI's JSON (`schemas/findings.schema.json`) is this shape with absolute paths made relative.
 */
export type Severity = "warning" | "information" | "hint";
/** What kind of thing starts the code that reads. */
export type EntryKind = "thread" | "process" | "queue" | "schedule" | "consumer" | "fan-out" | "request";
/** How rows leave the function that read them. */
export type Escape = "none" | "returned" | "stored" | "posted";
/** How many callbacks of an entry run at the same time: a number, no limit at all, or not known. */
export type Concurrency = number | "unbounded" | "unknown";
/** Lines and columns count from 1; columns count UTF-16 units, as editors do. */
export interface Position {
    line: number;
    column: number;
}
/** `end` is exclusive. */
export interface Range {
    start: Position;
    end: Position;
}
/** One step of the way from the entry to the read; the entry comes first, the read last. */
export interface PathStep {
    /** Workspace-relative, with `/`. */
    file: string;
    line: number;
    column: number;
    /** What happens there, for example "the worker calls ReportService.build". */
    what: string;
}
export interface Entry {
    kind: EntryKind;
    /** Catalog id of the library, for example "piscina"; "configured" for an entry from `poolEntries`. */
    library: string;
    file: string;
    line: number;
}
export type FixKind = "batch" | "stream" | "count" | "narrow" | "bound" | "limit-fan-out" | "extract" | "close" | "suppress";
/** Is a finding gone once a fix is applied? */
export declare const endsFinding: ({ kind, leaves }: Pick<Fix, "kind" | "leaves">) => boolean;
/** A fix that is offered; its edits are computed only when somebody asks for them. */
export interface Fix {
    kind: FixKind;
    /** Says what will change and what it costs. */
    title: string;
    /** Same rows, each once and in the promised order; only safe fixes are applied by `--fix` and fix-all. */
    safe: boolean;
    /** The file that it changes, where that is another than the finding's. */
    file?: string;
    /** It makes things better, and the finding stays: fewer columns of as many rows are still all rows. */
    leaves?: true;
}
/** The columns that pages can be keyed on, in order: unique together, none of them null. */
export interface Key {
    fields: string[];
    /** True when a schema or entity in the workspace declares it so. */
    proven: boolean;
    /** Those of the fields that the type which the program gives the rows by hand does not have. */
    untyped?: string[];
}
/** What the workspace's schema says of a column, as far as a rewrite asks. */
export interface ColumnFacts {
    nullable: boolean;
    /** Its values compare in the driver as they do in the database, so that pages can go by it. */
    comparable: boolean;
    /** Reading it takes a value out of the row, and does nothing else. */
    plain: boolean;
    /** It holds a row or rows of another table, and is no column of this one. */
    relation: boolean;
}
/** What a rewrite must know of the read beyond the text of its file. */
export interface ReadFacts {
    /** Catalog id of the ORM. */
    orm: string;
    /** Name of the method, for example "findMany". */
    call: string;
    /** Table, model or entity as the user writes it; null when it can't be told. */
    table: string | null;
    /** Primary key to page by; null when none is known or pages can't go by it. */
    key: Key | null;
    /** Why there is no key, as a clause, where the schema tells it. */
    noKey?: string;
    /** Columns by name; left out where no schema is known. */
    columns?: Record<string, ColumnFacts>;
    /** What is run for each row that is loaded, and may look at any column. */
    loads?: string;
    /** A file that registers such things, of whatever table. */
    loadHook?: string;
    /** Of the packages that rewrites ask for, those that the `package.json` files above the read name. */
    packages?: string[];
    /** How many rows, from the first on, the program looks at: what a limit would be. */
    kept?: number;
    /** Where the rows are read, for a finding that stands at a caller: who calls a shared repository chooses what it reads. */
    shared?: {
        file: string;
        line: number;
    };
}
/** Where the work is started, for fixes that change that place. */
export interface Start {
    /** Workspace-relative, with `/`. */
    file: string;
    /** Of the name that is called there. */
    line: number;
    column: number;
    /** Where the call takes the number that may run at once, and has none: "2.concurrency". */
    option?: string;
    /** Packages that limit what runs at once and that the file can import. */
    limiters: string[];
}
/** What the memory probe saw at a read in its last run there. No rule knows of it: whoever shows findings joins it to them. */
export interface Measured {
    /** Most rows of one call. */
    rows: number;
    /** Of the largest result; `null` when not known. */
    bytes: number | null;
    estimated: boolean;
    atOnce: number;
    /** The run's start, ISO 8601. */
    at: string;
    /** The file was changed after the run. */
    stale: boolean;
}
export interface Finding {
    rule: string;
    severity: Severity;
    /** 0 to 1: product of the entry's and every edge's confidence. */
    confidence: number;
    /** Workspace-relative, with `/`. */
    file: string;
    range: Range;
    /** One sentence that stands alone. */
    message: string;
    /** Why, what the rows do, how it is reached, how sure: one sentence an item, in the order the hover shows them. */
    details: string[];
    /** Null for a finding on a pool and not on a read. */
    read: ReadFacts | null;
    entry: Entry;
    /** Left out where the work comes from somewhere else than the entry's own call. */
    start?: Start;
    concurrency: Concurrency;
    /** Where the number comes from: an option's name, "default: 1", "literal array of 3"; empty when unknown. */
    concurrencySource: string;
    escape: Escape;
    path: PathStep[];
    /** How many other entries reach the same read. */
    otherPaths: number;
    fixes: Fix[];
    /** Why there is no rewrite, as a clause: "line 14 sorts the whole array"; null when one is offered. */
    noFix: string | null;
    measured?: Measured;
}
export interface Summary {
    files: number;
    /** Files that were read closely (parsed now, or their facts taken from the cache). */
    parsed: number;
    entries: number;
    /** Reads of the catalog that an entry reaches, bounded ones included. */
    reads: number;
    warnings: number;
    informations: number;
    hints: number;
    milliseconds: number;
}
/** Something the user should know that is not a finding: a broken config, a file that can't be read. One sentence. */
export interface Problem {
    severity: "error" | "warning" | "hint";
    /** Names the file and the key, and what to do; where there is a range, the file is told by whoever shows it. */
    message: string;
    file: string | null;
    range?: Range;
    /** A change of the file that ends it and does nothing else. */
    mend?: Mend;
}
export interface Mend {
    title: string;
    range: Range;
    newText: string;
}
/** A function of the repository that takes a callback and looks as if it registered a job. */
export interface Registration {
    name: string;
    file: string;
    line: number;
    calls: number;
}
export interface CheckResult {
    /** Told where no entry was found at all: what might be declared in `poolEntries`, the most called first. */
    registrations?: Registration[];
    findings: Finding[];
    problems: Problem[];
    summary: Summary;
}
