/** How each ORM spells what a page needs. Adding an ORM to these fixes adds an entry here. */

export interface Dialect {
  /** The option with the order of rows. */
  order: "orderBy" | "order";
  ascending: string;
  descending: string;
  /** Options that mean the same for a page as for the whole read. */
  kept: ReadonlySet<string>;
  /** Options that pages can't keep: a clause about the line they stand on. */
  refused: Readonly<Record<string, string>>;
  /** How `where` takes a second condition when it can't be written into the first. */
  and: "AND" | null;
  /** Is `where: [a, b]` one condition or the other? */
  arrayIsOr: boolean;
  /** The condition "greater (or less) than the last key". */
  beyond: { up: Beyond; down: Beyond };
  /** Functions of the ORM's module that only describe a condition, so that they may be called again for each page. */
  conditions: ReadonlySet<string>;
  /** Methods that add rows to a table or take rows from it. */
  addsOrRemoves: ReadonlySet<string>;
  /** Methods that change rows of a table. */
  changes: ReadonlySet<string>;
  /** Methods that run SQL of any kind. */
  raw: ReadonlySet<string>;
}

/** Written around the name of the last key; `import` is what the text needs from a module. */
export interface Beyond {
  before: string;
  after: string;
  import?: { module: string; name: string };
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const prisma: Dialect = {
  order: "orderBy",
  ascending: "asc",
  descending: "desc",
  kept: set("where select include omit relationLoadStrategy orderBy"),
  refused: {
    distinct: "asks for distinct rows, which needs all of them",
    skip: "skips rows, which pages by key can't",
    cursor: "starts at a cursor",
    take: "takes a number of rows that may be missing",
  },
  and: "AND",
  arrayIsOr: false,
  beyond: { up: { before: "{ gt: ", after: " }" }, down: { before: "{ lt: ", after: " }" } },
  conditions: set(""),
  addsOrRemoves: set("create createMany createManyAndReturn upsert delete deleteMany"),
  changes: set("update updateMany updateManyAndReturn"),
  raw: set("$executeRaw $executeRawUnsafe $queryRaw $queryRawUnsafe $queryRawTyped"),
};

const typeorm: Dialect = {
  order: "order",
  ascending: "ASC",
  descending: "DESC",
  kept: set("where select relations order withDeleted loadEagerRelations loadRelationIds relationLoadStrategy comment"),
  refused: {
    skip: "skips rows, which pages by key can't",
    take: "takes a number of rows that may be missing",
    lock: "locks the rows, which needs one statement",
    cache: "caches the result, which pages would mix",
    join: "joins other tables by hand",
    transaction: "opens a transaction for the read",
  },
  and: null,
  arrayIsOr: true,
  beyond: {
    up: { before: "MoreThan(", after: ")", import: { module: "typeorm", name: "MoreThan" } },
    down: { before: "LessThan(", after: ")", import: { module: "typeorm", name: "LessThan" } },
  },
  conditions: set(
    "And Any ArrayContainedBy ArrayContains ArrayOverlap Between Equal ILike In IsNull JsonContains LessThan LessThanOrEqual Like MoreThan MoreThanOrEqual Not Or",
  ),
  addsOrRemoves: set("insert upsert delete remove softDelete softRemove restore recover clear"),
  changes: set("update updateAll increment decrement save"),
  raw: set("query sql createQueryBuilder"),
};

const dialects: Readonly<Record<string, Dialect>> = { prisma, typeorm };

/** The dialect of an ORM by its catalog id; undefined when there is no rewrite for it yet. */
export function dialectOf(orm: string): Dialect | undefined {
  return Object.hasOwn(dialects, orm) ? dialects[orm] : undefined;
}
