/** The generators that fixes write above a function: the next page begins behind the key of the last row. */
export interface Pager {
  id: "query" | "statement" | "queryset" | "select" | "awaited";
  /** What it is called. */
  name: string;
  /** Its lines. */
  write(name: string, size: number): string[];
}

// The key is taken before a page is handed out: the loop may commit, which empties the rows, or delete them.
const lines = (
  head: string,
  about: string,
  page: string[],
  key: string,
  hands = ["        yield from page"],
): string[] => [
  head,
  `    """${about}"""`,
  "    last = None",
  "    while True:",
  ...page.map((line) => `        ${line}`),
  "        if not page:",
  "            return",
  `        last = ${key}`,
  ...hands,
];

export const pagers: Record<Pager["id"], Pager> = {
  query: {
    id: "query",
    name: "query_pages",
    write: (name, size) =>
      lines(
        `def ${name}(query, key):`,
        "Rows of a query in the order of a unique key, a page at a time.",
        [
          "rest = query if last is None else query.filter(key > last)",
          `page = rest.order_by(key).limit(${size}).all()`,
        ],
        "getattr(page[-1], key.key)",
      ),
  },
  statement: {
    id: "statement",
    name: "statement_pages",
    write: (name, size) =>
      lines(
        `def ${name}(session, statement, key):`,
        "Rows of a statement in the order of a unique key, a page at a time.",
        [
          "rest = statement if last is None else statement.where(key > last)",
          `page = session.execute(rest.order_by(key).limit(${size})).scalars().all()`,
        ],
        "getattr(page[-1], key.key)",
      ),
  },
  queryset: {
    id: "queryset",
    name: "queryset_pages",
    write: (name, size) =>
      lines(
        `def ${name}(queryset):`,
        "Rows of a QuerySet in the order of their key, a page at a time.",
        [
          "rest = queryset if last is None else queryset.filter(pk__gt=last)",
          `page = list(rest.order_by("pk")[:${size}])`,
        ],
        "page[-1].pk",
      ),
  },
  select: {
    id: "select",
    name: "select_pages",
    write: (name, size) =>
      lines(
        `def ${name}(query):`,
        "Rows of a query in the order of their key, a page at a time.",
        [
          "key = query.model._meta.primary_key",
          "rest = query if last is None else query.where(key > last)",
          `page = list(rest.order_by(key).limit(${size}))`,
        ],
        "getattr(page[-1], key.name)",
      ),
  },
  awaited: {
    id: "awaited",
    name: "statement_pages",
    write: (name, size) =>
      lines(
        `async def ${name}(session, statement, key):`,
        "Rows of a statement in the order of a unique key, a page at a time.",
        [
          "rest = statement if last is None else statement.where(key > last)",
          `page = (await session.execute(rest.order_by(key).limit(${size}))).scalars().all()`,
        ],
        "getattr(page[-1], key.key)",
        ["        for row in page:", "            yield row"],
      ),
  },
};
