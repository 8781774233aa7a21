import type { Recogniser } from "./recogniser.ts";
export type EntryKind = "thread" | "process" | "queue" | "schedule" | "consumer" | "fan-out" | "request";
/**
 * What an entry runs. Paths count arguments and go on with keys: "1", "0.run"; "last" is the last argument, "function"
 * the first that is a function, "any" the first that holds the keys, "number" the first number, "[]" any of a list.
 */
export type Runs = 
/** A function. */
{
    callback: string;
}
/** Every function among the arguments. */
 | {
    every: "function";
}
/** Each function that an object, a list, an instance or a module at the path holds: `taskList: { a, b }`. */
 | {
    callbacks: string;
}
/**
 * A file named by the value at the path; `exports` says which of its functions run: its body, its default export, that or
 * those that a run names, or each. `within` names the folder it lies
 * in, where that is told apart.
 */
 | {
    file: string;
    base: "cwd" | "caller";
    exports: "module" | "default" | "named" | "every";
    within?: {
        at: string;
        otherwise: string;
    };
}
/** Every file in the folder named by the value at the path. */
 | {
    folder: string;
    otherwise?: string;
    base: "cwd";
    exports: "default";
}
/** The file of the call, started anew. */
 | {
    file: "own";
}
/** The callback that an inner `xs.map(callback)` at the path hands to each element. */
 | {
    elements: string;
}
/** The decorated method. */
 | {
    decorated: true;
}
/** A method of the decorated class. */
 | {
    method: string;
}
/** Each function that a value of the call's type argument holds: `proxy<typeof activities>()`. */
 | {
    typeArgument: number;
}
/** The function that is annotated with the type, or each function of the object that is. */
 | {
    typed: true;
};
export type AtOnce = number | "unbounded" | "unknown"
/**
 * The number at a path of the call's own arguments, of the call that made the receiver, of a call of another method
 * on the same receiver (`channel.prefetch(5)`), or of the call that the callback around is handed to. Where nothing
 * is written there, `otherwise` holds.
 */
 | {
    at: string /** Where it may stand instead. */;
    or?: string;
    of?: "own" | "maker" | {
        method: string;
    } | {
        around: string;
    };
    /** Where a number stands that multiplies: tasks that each worker takes. */
    times?: string;
    /** A text that stands for no limit. */
    all?: string;
    otherwise: AtOnce;
    default?: string;
}
/** The number that is assigned to this member of what the construction gives: `worker.concurrency = 4`. */
 | {
    set: string;
    otherwise: AtOnce;
}
/** How many elements the list at the path has; "receiver" for what the method is called on. */
 | {
    lengthOf: string;
}
/** How often the construction itself is evaluated. */
 | "constructions";
/**
 * What becomes of a value that the work hands back. "copied": it goes to another thread or process, and exists twice
 * meanwhile; "stored": it is kept with the job; "listed": it waits in a list for those of all others; "held": it waits in
 * what the call gives, a handle or an iterator, for as long as somebody has that; "dropped": nobody gets it. Where nothing is
 * said, it can't be told.
 */
export type Results = "copied" | "stored" | "listed" | "held" | "dropped";
export interface EntryPattern {
    id: string;
    /**
     * "export", "export.method", "kind.method", "kind" (called), or "new X". A decorator is "@X", a type that a function is
     * annotated with ": X", that its first parameter is annotated with "(X)", a method of a value of any origin ".method".
     */
    on: string;
    runs: Runs;
    atOnce: AtOnce;
    /** May overlap itself (schedulers); not where an option at one of the paths is set. */
    overlaps?: boolean | {
        unless: string[];
    };
    confidence: number;
    kind?: EntryKind;
    /** Counts only where what it runs leads back to this call: a timer that starts itself again. */
    again?: boolean;
    /** The decorated class must extend this export. */
    needs?: string;
    /** The argument at the path must be this text (an event's name), or a value of this kind. */
    when?: {
        at: string;
        is: string;
    } | {
        at: string;
        kind: string;
    };
    /** The call is an argument of this method of a value of this kind: `list.pipe(mergeMap(fn))`. */
    inside?: {
        method: string;
        of: string;
    };
    /** The function is sent as text: it sees nothing of what stands around it. */
    alone?: true;
    /** What a worker's file offers: how many run at once is told by whoever starts the file. */
    offered?: true;
    /** The first argument must be an async function that is written there. */
    async?: true;
    /** Stands for the pool's own `results`. */
    results?: Results;
    /** Where the list stands whose elements are worked on: "0". */
    list?: string;
    /** What becomes of the call's result: it is gone through by a loop, or dropped. */
    used?: ("iterated" | "discarded")[];
    /** A kind of value, and names of such, that lets only so many of all tasks go on at once where the work enters it. */
    gate?: {
        kind: string;
        named: RegExp;
    };
    /** Code under `if (name)` belongs to the side that starts the work, not to the work. */
    outside?: string[];
    /** "a Piscina pool runs {target} in up to {n} threads": `{target}` and `{n}` are filled in. */
    says: string;
    source: string;
}
/** Files that are entries by where they lie. */
export interface Convention {
    id: string;
    files: RegExp;
    /** Exports that run; "*" for each of them. */
    exports: string[];
    /** An export that the file must have, too. */
    beside?: string;
    atOnce: AtOnce;
    overlaps?: boolean;
    confidence: number;
    says: string;
    source: string;
}
/** A text that says by its form what becomes of the function beside it, whatever takes them both. */
export interface Written {
    id: string;
    /** The whole text, without anchors; also looked for in files before they are parsed. */
    text: RegExp;
    atOnce: AtOnce;
    confidence: number;
    says: string;
    source: string;
}
/** A decorator of the repository's own that leaves a mark on a method, for a runner that looks for such marks. */
export interface Marked {
    id: string;
    /** What it is called; weak, so it costs confidence. */
    names: RegExp;
    /** Functions that leave marks, one of which it calls. */
    by: string[];
    atOnce: AtOnce;
    confidence: number;
    says: string;
    source: string;
}
/** An object that describes a job, beside an import of the library: `{ func, interval }`. */
export interface Described {
    id: string;
    /** Where the function stands. */
    key: string;
    /** One of these keys must stand beside it. */
    beside: string[];
    atOnce: AtOnce;
    confidence: number;
    says: string;
    source: string;
}
/** A call or construction that starts threads or processes, which stay until somebody ends them or for as long as they work. */
export interface Making {
    /** As the `on` of an entry: "new Piscina", "pool". */
    on: string;
    /** Of the pool, where one library makes both. */
    kind?: EntryKind;
    /** How many threads or processes it starts at most. */
    atOnce: AtOnce;
    /** Methods that end what it started, the one that a fix calls first; left out for what ends by itself. */
    close?: string[];
    /** `await using` ends it, too. */
    disposable?: true;
    /** Keeps the process from ending as long as it is open: a script with it and without a close ran on (measured; idle threads of Piscina and Tinypool don't). */
    holds?: true;
    /** Its threads stay to the end of the process, which they do not keep from ending. */
    stays?: true;
    /** Where a zero says that none of them stays when it has no work. */
    leavesAt?: string;
    /** Where it is something else by an option: processes instead of threads. */
    kinds?: {
        at: string;
        is: string | true;
        kind: EntryKind;
    }[];
    /** Where the memory of each thread is limited, the place that is written first; left out where a limit can't be given. */
    memoryLimit?: string[];
    source: string;
}
export interface Pool {
    id: string;
    name: string;
    /** Of the files that use it; TypeScript and JavaScript where nothing is said. */
    language?: "python";
    packages: string[];
    kind: EntryKind;
    source: string;
    values: Record<string, Recogniser[]>;
    entries: EntryPattern[];
    conventions?: Convention[];
    /** What runs at once, for the message: "worker", "job", "callback". */
    unit: string;
    /** What becomes of a value that the work hands back; its source is the pool's. */
    results?: Results;
    /** Results are stored only where a file of the workspace says where to. */
    storedWhere?: RegExp;
    /** An option of the entry that leaves its result out, and what it is then. */
    dropsResult?: {
        at: string;
        is: boolean | number;
    };
    /** Functions that are entries by the text that stands beside them in a call, an object or a decorator. */
    written?: Written[];
    marked?: Marked[];
    described?: Described[];
    /** What starts its threads or processes. */
    makes?: Making[];
}
