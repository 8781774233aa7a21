/**
 * What library names mean, as data. Adding an ORM or a pool adds one file of this shape and one line in `index.ts`.
 *
 * A *kind* is a name for a sort of value of one library ("client", "model", "builder"). Recognisers tell how a value
 * becomes one; reads and entries say which calls on a kind matter.
 */

/** How a value is known to be of a kind. `X` in "X.method" is a kind of the same library or an exported name. */
export type Recogniser =
  /** The import itself; `from` replaces the library's packages ("?" stands for a module that can't be found). */
  | { exported: string; from?: string[] }
  /** `new X()`, a value annotated with type X, or an instance of a workspace class that extends X. */
  | { instanceOf: string; from?: string[] }
  /** The static side of a workspace class that extends X. */
  | { subclassOf: string }
  /** What "X.method()" gives back; "X" alone means calling the value itself, "X.*" any method. */
  | { resultOf: string }
  /** A member: "X.name", "X.*" for any. */
  | { member: string }
  /** A member of whatever value, by a name that nobody else gives: `client.$kysely`. */
  | { anyMember: string }
  /** The callback's parameter in "X.method(callback)". */
  | { parameterOf: string; index?: number }
  /** A method decorated with the export injects it: `@InjectRepository(User) repo`. */
  | { decorated: string }
  /** A receiver of unknown origin that is called so; weak, so it costs confidence. */
  | { named: RegExp; confidence: number };

/** Where a value stands in a call: an argument, a key inside it, or an argument of another method of the same chain. */
export interface Place {
  argument?: number;
  /** Dotted path of keys inside the argument. */
  key?: string;
  /** Methods of the same chain. */
  method?: string[];
  /** The arguments after it are something else: an alias. */
  alone?: true;
  /** What stands there says nothing where one of these is called in the same chain. */
  unless?: string[];
}

/** How the filter of a read is written. */
export type FilterStyle =
  /** An object of columns: `{ status: "paid", userId }`. */
  | "object"
  /** Operator functions over columns: `and(eq(users.id, id), …)`. */
  | "operators"
  /** SQL text with placeholders: `"u.orgId = :org"`. */
  | "text"
  /** A column, how it compares, and with what, as arguments: `where("at", ">", from)`; also an object or a callback. */
  | "comparison";

/** Where a filter stands, and how it is written. */
export interface FilterPlace extends Place {
  style: FilterStyle;
  /** Speaks of a joined table. */
  related?: boolean;
  /** For "comparison": how the method itself compares; "other" narrows by how much can't be told. */
  says?: "list" | "between" | "other";
  /** For "comparison": starts another alternative. */
  or?: boolean;
}

/** A lazy chain: its methods only say what to read until something runs it. */
export interface Builder {
  /** Methods that start it; a finding stands under the first one, or under the call that made the builder. */
  head: string[];
  /** More of its methods: a file without any of these or of the heads can't hold one. */
  words?: string[];
  /** One of these must be in the chain. */
  requires?: string[];
  /** Methods that run it. */
  runs: string[];
  /** Awaiting it, or handing it back, runs nothing; only `runs` does. */
  awaited?: false;
  /** A finding stands where it starts, also when it is run in another statement. */
  toldAtStart?: true;
  /** Methods that give at most one row, or none. */
  one?: string[];
  /** Methods that give one row to the caller and send no limit: every row that matches is read. */
  first?: string[];
  /** Methods that make a chain something else than a read. */
  never: string[];
  /** Methods that count or sum: one row for each group, and one in all without a group. */
  aggregates?: string[];
  groups?: string[];
  /** Methods that change rows, and those that hand the changed rows back. */
  changes?: string[];
  returning?: string[];
  /** Methods of an application's own builder that change rows, as far as their names tell. */
  changing?: RegExp;
  /** Methods that give another statement a name, which may stand for a table. */
  names?: string[];
  /** Methods that hand the builder to the functions among their arguments. */
  hands?: string[];
  /** Those of them that do so only under a condition. */
  maybe?: string[];
  /** Each method gives a new builder, and what another statement calls on the old one changes nothing. */
  immutable?: boolean;
  /** Methods after which a chain works on another builder. */
  copies?: string[];
}

/**
 * A limit that is written at a read and that the database never sees: the library reads every row, and cuts what it hands
 * over. Beside something else (`distinct`), or in each relation that a place holds.
 */
export type LateLimit = {
  /** What the library does, as a clause that names the limit. */
  why: string;
  /** What to do by hand, as a clause without a full stop. */
  instead: string;
  source: string;
  /** It is sent where this stands at the place, or where a schema of the workspace has the word. */
  unless?: ({ place: Place; is: string } | { schema: string })[];
} & (
  | {
      limit: Place;
      beside: Place;
      /** Only where no column of the order at this place is unique by itself, or one of them may be null. */
      order?: Place;
    }
  | {
      /** Where relations stand; inside one of them others stand under the same keys. */
      relations: Place[];
      /** Key of the limit in a relation, and of the filter that leaves few of its rows. */
      limit: string;
      filter: string;
    }
);

/** A call that gives rows one after another. */
export interface StreamCall {
  /** "kind.method"; of what a method gives, "kind.query().stream". */
  call: string;
  /** The read whose rows it gives, by its `call`: what limits and filters that limits and filters these. */
  of: string;
  /** Methods of the stream that hand each row to a callback. */
  each?: string[];
  /** All rows are in memory before the first is handed out, or none is let go. */
  buffers?: {
    /**
     * Only over some drivers: the option of the call that made the value tells, or else that the workspace names one of their
     * packages, and none of the others.
     */
    driver?: { option: string; is: RegExp; packages: string[]; others: string[] };
    unless?: { place: Place; is: RegExp };
    /** What happens, as a clause. */
    why: string;
    /** What to do by hand, as a clause without a full stop. */
    instead: string;
    source: string;
  };
}

/** Related tables that a read names, whose rows come with its own. */
export interface Brought {
  place: Place;
  /**
   * `{ orders: { lines: true } }`; `["orders", "orders.lines"]`, with models and objects of them; `"[orders, tickets.lines]"`;
   * or a call for each, `leftJoinAndSelect("o.lines", "l")`, where the place is that of the path, and the alias stands behind.
   */
  written: "object" | "list" | "expression" | "calls";
  /** Keys inside a relation under which its own relations stand; where there are none, the relation holds them itself. */
  inner?: string[];
  /** Keys inside a relation that limit or filter its rows, or read them by themselves. */
  limits?: string[];
  /** All come in one statement, so that relations side by side multiply its rows. */
  joined?: true;
  /** Only where this stands at the place: a text, or the end of a name. */
  when?: { place: Place; is: RegExp };
  unless?: { place: Place; is: RegExp }[];
  /** Relations come too that the entity calls eager, unless `false` stands here. */
  eager?: Place;
  /** Models say of each other by calls what belongs to them: `Post.hasMany(Comment)`. */
  associated?: true;
  /** What to do by hand, as a clause without a full stop. */
  instead: string;
  source: string;
}

export interface Read {
  /** "kind.method", or "kind" for a builder that is run by awaiting it. */
  call: string;
  rows: "many" | "one";
  builder?: Builder;
  /** Hands back one row, and sends no limit: every row that matches is read. */
  first?: true;
  /** Gives a list and something beside it, so that the first of it is all rows: `const [rows, total] = …`. */
  pair?: true;
  /** Called on what the read gives, these mean that rows come one after another: `query(sql).stream()`. */
  streamedBy?: string[];
  /** Rows come one after another, and are a read only where all of them are gathered: `[...statement.iterate()]`. */
  iterator?: true;
  /** Runs only when awaited or handed back: a tagged template that may be a part of another. */
  lazy?: true;
  /** What a file holds that may have such a read, where it is not the method's name; a source of a RegExp. */
  word?: string;
  /** Any of these with a number bounds the read. */
  bound: Place[];
  /** Zero stands for no limit. */
  zeroIsNone?: true;
  /** Whatever stands here, the read gives one row: a stage that counts. */
  single?: Place[];
  /** Rows are groups where something stands here, and a single one where it is null. */
  grouped?: Place[];
  filter?: FilterPlace[];
  /** Reads the rows of one other row: `order.lines()`. */
  related?: boolean;
  /** Gives one row for each group, not for each row. */
  groups?: boolean;
  /** A wrapped operator that lists keys (`In([...])`) comes from the filter itself; these add chain methods. */
  table: TableSource[];
  /** Things that look like a bound and are none. */
  notABound?: { place: Place; why: string; source: string }[];
  lateLimits?: LateLimit[];
  /** How the rows of related tables come along. */
  brings?: Brought[];
  /** Columns and relations, for messages and later rules. */
  columns?: Place[];
  relations?: Place[];
  /** Order, for rewrites. */
  order?: Place[];
  /** Raw SQL: the bound is a LIMIT in the text, which stands at one of these. */
  sql?: Place | Place[];
}

export type TableSource =
  /** Name of the member before the method: `prisma.order.findMany` → order. */
  | "member"
  /** Type argument of the receiver: `Repository<Order>` → Order. */
  | "typeArgument"
  /** The workspace class that the receiver is. */
  | "class"
  /** A static member of that class: `static tableName = "orders"`. */
  | { static: string }
  /** Argument of the read itself. */
  | { argument: number }
  /** Argument of the call that made the builder, whatever it is called: `db("orders")`. */
  | { made: number }
  /** Argument of the call that made the receiver, or of a method of the chain. */
  | { of: string; argument: number };

/** Operators inside filters, by library, so that `in` and equality are told apart. */
export interface FilterOperators {
  /** Membership in a list: bounded by the list. */
  list: string[];
  equal: string[];
  /** Conjunctions: all of their parts hold. */
  and: string[];
  or: string[];
  /** What they hold is left out of the rows: no key in it bounds what stays. */
  not?: string[];
  /** A lower and an upper end, beside the names that many libraries share. */
  from?: string[];
  to?: string[];
  /** Of an element of a list, or of an inner document: its conditions stand inside. */
  within?: string[];
  /** Every key that starts so is an operator; those not named above narrow by nobody knows how much. */
  prefix?: string;
}

/** Where a table's columns are written, seen from the value that reads: `model("User", new Schema({ … }))`. */
export interface Definition {
  /** Method or function, and which argument of it. */
  of: string;
  argument: number;
  /** The argument is made by a call or construction of this; its first argument has the columns. */
  made?: string;
  /** Keys and methods of a column that say what it is. */
  primary: string[];
  unique: string[];
  /** Column that every table has as its key, told or not. */
  key?: string;
  /** Column that is added as the key where none is said to be it. */
  otherwise?: string;
}

/** Where the type of rows is written: which type argument, of a call of this name or of any. */
export interface RowType {
  argument: number;
  of?: string;
  /** It is the type of all tables; the rows' is its member by the table's name. */
  tables?: true;
}

/** A call or construction that opens a pool of connections. */
export interface Connections {
  /** As the `on` of an entry: "new Pool", "createPool". */
  on: string;
  /** Where the most connections are told, "last" for the last argument, and how many there are where nothing is written. */
  most: string[];
  default: number;
  /** A text that must stand somewhere: other databases have other pools. */
  only?: { at: string; is: RegExp };
  /** A text that must not: a database in a file has one connection. */
  never?: { at: string; is: RegExp }[];
  source: string;
}

export interface Orm {
  id: string;
  /** As its makers write it. */
  name: string;
  /** Packages its exports come from; a trailing `*` matches the rest. */
  packages: string[];
  source: string;
  values: Record<string, Recogniser[]>;
  reads: Read[];
  operators: FilterOperators;
  streams?: StreamCall[];
  definitions?: Definition[];
  /** Column that every table of the library has as its key, whatever a schema says. */
  key?: string;
  /** Static member of a class that names its key, and what it is where the class has none. */
  classKey?: { static: string; otherwise: string };
  /** What is left out of the names of types: `UserDocument` is a row of `User`. */
  typeSuffix?: RegExp;
  /** Rows are objects that hooks and getters of the program may fill when they are loaded. */
  hooks?: true;
  /** Where a program says by hand what its rows are. */
  rowType?: RowType;
  /** What opens a pool of connections for itself. */
  connections?: Connections[];
}

export type EntryKind = "thread" | "process" | "queue" | "schedule" | "consumer" | "fan-out" | "request";

/**
 * What an entry runs. Paths count arguments and go on with keys: "1", "0.run"; "last" is the last argument, "function"
 * the first that is a function, "any" the first that holds the keys, "number" the first number, "[]" any of a list.
 */
export type Runs =
  /** A function. */
  | { callback: string }
  /** Every function among the arguments. */
  | { every: "function" }
  /** Each function that an object, a list, an instance or a module at the path holds: `taskList: { a, b }`. */
  | { callbacks: string }
  /**
   * A file named by the value at the path; `exports` says which of its functions run: its body, its default export, that or
   * those that a run names, or each. `within` names the folder it lies
   * in, where that is told apart.
   */
  | {
      file: string;
      base: "cwd" | "caller";
      exports: "module" | "default" | "named" | "every";
      within?: { at: string; otherwise: string };
    }
  /** Every file in the folder named by the value at the path. */
  | { folder: string; otherwise?: string; base: "cwd"; exports: "default" }
  /** The file of the call, started anew. */
  | { file: "own" }
  /** The callback that an inner `xs.map(callback)` at the path hands to each element. */
  | { elements: string }
  /** The decorated method. */
  | { decorated: true }
  /** A method of the decorated class. */
  | { method: string }
  /** Each function that a value of the call's type argument holds: `proxy<typeof activities>()`. */
  | { typeArgument: number }
  /** The function that is annotated with the type, or each function of the object that is. */
  | { typed: true };

export type AtOnce =
  | number
  | "unbounded"
  | "unknown"
  /**
   * The number at a path of the call's own arguments, of the call that made the receiver, of a call of another method
   * on the same receiver (`channel.prefetch(5)`), or of the call that the callback around is handed to. Where nothing
   * is written there, `otherwise` holds.
   */
  | {
      at: string /** Where it may stand instead. */;
      or?: string;
      of?: "own" | "maker" | { method: string } | { around: string };
      /** Where a number stands that multiplies: tasks that each worker takes. */
      times?: string;
      /** A text that stands for no limit. */
      all?: string;
      otherwise: AtOnce;
      default?: string;
    }
  /** The number that is assigned to this member of what the construction gives: `worker.concurrency = 4`. */
  | { set: string; otherwise: AtOnce }
  /** How many elements the list at the path has; "receiver" for what the method is called on. */
  | { lengthOf: string }
  /** How often the construction itself is evaluated. */
  | "constructions";

/**
 * What becomes of a value that the work hands back. "copied": it goes to another thread or process, and exists twice
 * meanwhile; "stored": it is kept with the job; "listed": it waits in a list for those of all others; "dropped": nobody
 * gets it. Where nothing is said, it can't be told.
 */
export type Results = "copied" | "stored" | "listed" | "dropped";

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
  overlaps?: boolean | { unless: string[] };
  confidence: number;
  kind?: EntryKind;
  /** Counts only where what it runs leads back to this call: a timer that starts itself again. */
  again?: boolean;
  /** The decorated class must extend this export. */
  needs?: string;
  /** The argument at the path must be this text (an event's name), or a value of this kind. */
  when?: { at: string; is: string } | { at: string; kind: string };
  /** The call is an argument of this method of a value of this kind: `list.pipe(mergeMap(fn))`. */
  inside?: { method: string; of: string };
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
  /** Where a zero says that none of them stays when it has no work. */
  leavesAt?: string;
  /** Where it is something else by an option: processes instead of threads. */
  kinds?: { at: string; is: string | true; kind: EntryKind }[];
  /** Where the memory of each thread is limited, the place that is written first; left out where a limit can't be given. */
  memoryLimit?: string[];
  source: string;
}

export interface Pool {
  id: string;
  name: string;
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
  /** Functions that are entries by the text that stands beside them in a call, an object or a decorator. */
  written?: Written[];
  marked?: Marked[];
  /** What starts its threads or processes. */
  makes?: Making[];
}
