import type { Recogniser } from "./recogniser.ts";
/** Where a value stands in a call: an argument, a key inside it, or an argument of another method of the same chain. */
export interface Place {
    argument?: number;
    /** Name of an argument that is handed over by its name. */
    keyword?: string;
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
"object"
/** Operator functions over columns: `and(eq(users.id, id), …)`. */
 | "operators"
/** SQL text with placeholders: `"u.orgId = :org"`. */
 | "text"
/** A column, how it compares, and with what, as arguments: `where("at", ">", from)`; also an object or a callback. */
 | "comparison"
/** The language's own operators over columns, `User.age >= 18`, or names with a value, `filter(age__gte=18)`. */
 | "expression";
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
    /** Going over it runs it, and so does handing it to one of these functions. */
    goneOver?: string[];
    /** So does asking how many there are, or whether there is one: `len(rows)`, `if rows:`. */
    asked?: true;
    /** Where one of these stands, going over it takes a part of the rows at a time; gathering them takes all of them still. */
    inParts?: Place[];
    /**
     * Methods that are in none of these lists, nor here, are the program's own: with arguments they narrow, by nobody knows how
     * much. So does whoever hands over what is only known by its type.
     */
    besidesOwn?: string[];
    /** A finding stands under the call that ends it. */
    toldAtEnd?: true;
    /** The statement stands in the first argument of these methods: what was done to it was done to the read. */
    statement?: {
        of: string[];
        kind: string;
    };
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
    /** A method that makes groups of what another chose before it, where it is handed one of these functions. */
    groupsBy?: {
        columns: string;
        method: string;
        functions: string[];
    };
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
    unless?: ({
        place: Place;
        is: string;
    } | {
        schema: string;
    })[];
} & ({
    limit: Place;
    beside: Place;
    /** Only where no column of the order at this place is unique by itself, or one of them may be null. */
    order?: Place;
} | {
    /** Where relations stand; inside one of them others stand under the same keys. */
    relations: Place[];
    /** Key of the limit in a relation, and of the filter that leaves few of its rows. */
    limit: string;
    filter: string;
});
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
        driver?: {
            option: string;
            is: RegExp;
            packages: string[];
            others: string[];
        };
        unless?: {
            place: Place;
            is: RegExp;
        };
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
    when?: {
        place: Place;
        is: RegExp;
    };
    unless?: {
        place: Place;
        is: RegExp;
    }[];
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
    /** Changes rows, and hands back those that it changed. */
    changes?: boolean;
    /** A wrapped operator that lists keys (`In([...])`) comes from the filter itself; these add chain methods. */
    table: TableSource[];
    /** Things that look like a bound and are none. */
    notABound?: {
        place: Place;
        why: string;
        source: string;
    }[];
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
"member"
/** Type argument of the receiver: `Repository<Order>` → Order. */
 | "typeArgument"
/** The workspace class that the receiver is. */
 | "class"
/** A static member of that class: `static tableName = "orders"`. */
 | {
    static: string;
}
/** Argument of the read itself. */
 | {
    argument: number;
}
/** Argument of the call that made the builder, whatever it is called: `db("orders")`. */
 | {
    made: number;
}
/** Argument of the call that made the receiver, or of a method of the chain. */
 | {
    of: string;
    argument: number;
};
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
    only?: {
        at: string;
        is: RegExp;
    };
    /** A text that must not: a database in a file has one connection. */
    never?: {
        at: string;
        is: RegExp;
    }[];
    source: string;
}
export interface Orm {
    id: string;
    /** As its makers write it. */
    name: string;
    /** Of the files that use it; TypeScript and JavaScript where nothing is said. */
    language?: "python";
    /** Packages its exports come from; a trailing `*` matches the rest. */
    packages: string[];
    source: string;
    values: Record<string, Recogniser[]>;
    reads: Read[];
    operators: FilterOperators;
    /** Calls that send a statement and give no rows, such as writes and counts: "kind.method"; for a chain, its head. */
    statements?: string[];
    /** Statements run where they are called, and hold the thread until they are done: none of them runs beside another. */
    blocking?: true;
    streams?: StreamCall[];
    definitions?: Definition[];
    /** Column that every table of the library has as its key, whatever a schema says. */
    key?: string;
    /** Static member of a class that names its key, and what it is where the class has none. */
    classKey?: {
        static: string;
        otherwise: string;
    };
    /** What is left out of the names of types: `UserDocument` is a row of `User`. */
    typeSuffix?: RegExp;
    /** Rows are objects that hooks and getters of the program may fill when they are loaded. */
    hooks?: true;
    /** Where a program says by hand what its rows are. */
    rowType?: RowType;
    /** What opens a pool of connections for itself. */
    connections?: Connections[];
}
