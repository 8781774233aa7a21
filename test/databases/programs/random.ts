/** Random programs within the shapes that rewrites support, the same for the same seed. */
import { type Random, randomOf } from "../../../rules/cases/random.ts";
import type { Target } from "../targets/target.ts";
import { moduleText, type Program } from "./project.ts";

/** A read of users, in no library's words. */
export interface Query {
  /** Null for all. */
  columns: readonly string[] | null;
  conditions: readonly Condition[];
  order: { column: string; descending: boolean } | null;
}

export type Condition =
  | { column: "status"; operator: "<>"; value: string }
  | { column: "score" | "id"; operator: ">" | "<"; value: number };

const all = ["id", "email", "status", "score"];

function queryOf(one: Random): Query {
  const conditions: Condition[] = [];
  if (one(true, false)) conditions.push({ column: "status", operator: "<>", value: one("paid", "late") });
  if (one(true, false, false)) conditions.push({ column: "score", operator: one(">", "<"), value: one(20, 60) });
  // The key may stand in the condition of the read, too.
  if (one(true, false, false)) conditions.push({ column: "id", operator: one(">", "<"), value: one(100, 400) });
  return {
    columns: one(null, null, ["status", "score", "email"], ["score", "status", "email", "id"]),
    conditions,
    order: one(null, null, { column: "id", descending: false }, { column: "id", descending: true }),
  };
}

/** How each library writes such a read; the rows' type is that of its columns. */
export const writers: Readonly<Record<string, (query: Query) => string>> = {
  "better-sqlite3": ({ columns, conditions, order }) => {
    const where = conditions.map(({ column, operator, value }) => `${column} ${operator} ${sqlValue(value)}`);
    const type = columns ? `Pick<User, ${columns.map((name) => `"${name}"`).join(" | ")}>` : "User";
    const text = [
      `select ${columns?.join(", ") ?? "*"} from users`,
      ...(where.length > 0 ? [`where ${where.join(" and ")}`] : []),
      ...(order ? [`order by ${order.column}${order.descending ? " desc" : ""}`] : []),
    ].join(" ");
    return `db.prepare<[], ${type}>("${text}").all()`;
  },
  knex: ({ columns, conditions, order }) =>
    [
      'await knex("users")',
      ...(columns ? [`.select(${columns.map((name) => `"${name}"`).join(", ")})`] : []),
      ...conditions.map(
        ({ column, operator, value }) => `.where("${column}", "${operator}", ${JSON.stringify(value)})`,
      ),
      ...(order ? [`.orderBy("${order.column}"${order.descending ? ', "desc"' : ""})`] : []),
    ].join(""),
  typeorm: ({ columns, conditions, order }) => {
    const operators = { "<>": "Not", ">": "MoreThan", "<": "LessThan" };
    const where = conditions.map(
      ({ column, operator, value }) => `${column}: ${operators[operator]}(${JSON.stringify(value)})`,
    );
    const options = [
      ...(columns ? [`select: { ${columns.map((name) => `${name}: true`).join(", ")} }`] : []),
      ...(where.length > 0 ? [`where: { ${where.join(", ")} }`] : []),
      ...(order ? [`order: { ${order.column}: "${order.descending ? "DESC" : "ASC"}" }`] : []),
    ];
    return `await users.find(${options.length > 0 ? `{ ${options.join(", ")} }` : ""})`;
  },
  drizzle: ({ columns, conditions, order }) => {
    const operators = { "<>": "ne", ">": "gt", "<": "lt" };
    const where = conditions.map(
      ({ column, operator, value }) => `${operators[operator]}(users.${column}, ${JSON.stringify(value)})`,
    );
    return [
      `await db.select(${columns ? `{ ${columns.map((name) => `${name}: users.${name}`).join(", ")} }` : ""}).from(users)`,
      ...(where.length > 0 ? [`.where(${where.length > 1 ? `and(${where.join(", ")})` : where[0]})`] : []),
      ...(order ? [`.orderBy(${order.descending ? "desc" : "asc"}(users.${order.column}))`] : []),
    ].join("");
  },
};

const sqlValue = (value: string | number): string => (typeof value === "number" ? String(value) : `'${value}'`);

/** Names that the reads need from elsewhere, beside those of the target. */
const imports: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  typeorm: { LessThan: "typeorm", MoreThan: "typeorm" },
  drizzle: { and: "drizzle-orm", gt: "drizzle-orm", lt: "drizzle-orm" },
};

/** A program for a library; its name tells the seed. */
export function randomProgram(target: Target, seed: number): Program {
  const one = randomOf(seed);
  const query = queryOf(one);
  const read = writers[target.orm]!(query);
  const body = consumerOf(one, read, query.columns ?? all, query.order !== null);
  const known = { ...target, imports: { ...target.imports, ...imports[target.orm] } };
  return {
    name: `random${seed}`,
    consumer: "loop",
    shape: query.order ? "ascending" : "plain",
    text: moduleText(known, "BODY", body),
  };
}

function consumerOf(one: Random, read: string, columns: readonly string[], ordered: boolean): string {
  const row = one("row", "user", "one");
  const setUp = "let seen = 0;\nlet sum = 0;\nconst totals = new Map<string, number>();\n";
  const loop = () => statements(one, row, columns, ordered ? "loop" : "unordered");
  const call = () => statements(one, row, columns, "callback");
  const rows = `(${read})`;
  const taken = one(
    () => `for (const ${row} of ${read}) {\n${loop()}\n}`,
    () => `for (const ${row} of ${read}) {\n${loop()}\n}`,
    () => `const rows = ${read};\nfor (const ${row} of rows) {\n${loop()}\n}`,
    () => `const rows = ${read};\nif (rows.length === 0) return "none";\nfor (const ${row} of rows) {\n${loop()}\n}`,
    () => `const rows = ${read};\nrows.forEach((${row}) => {\n${call()}\n});`,
    () => `${rows}.forEach((${row}) => {\n${call()}\n});`.replace(/^\(/, ";("),
    () => `const rows = ${read};\nfor (const ${row} of rows.filter((each) => ${test(one, "each")})) {\n${loop()}\n}`,
    () =>
      `const rows = ${read};\nfor (const made of rows.map((${row}) => ({ status: ${row}.status, score: ${row}.score }))) emit(made.status, made.score);`,
    () => `const rows = ${read};\nsum = rows.reduce((so, ${row}) => so + (${row}.score ?? 0), 0);\nemit(sum);`,
    () => `const rows = ${read};\nemit(rows.length);`,
    () => `const rows = ${read};\nseen = rows.filter((${row}) => ${test(one, row)}).length;`,
    () => `const rows = ${read};\nemit(rows.some((${row}) => ${test(one, row)}));`,
    () => `for (const { status, score: points } of ${read}) {\nemit(status, points);\n}`,
    () =>
      `const rows = ${read};\nfor (const [index, ${row}] of rows.entries()) {\nsum += ${ordered ? "index" : "1"};\n${loop()}\n}`,
  )();
  const around = one(
    (text: string) => text,
    (text: string) => text,
    (text: string) => `try {\n${text}\n} finally {\n  emit("finally", seen);\n}`,
    (text: string) =>
      `for (const turn of [1, 2]) {\n${text.includes("return") ? text.replace(/return "none"/, "break") : text}\nemit("turn", turn);\n}`,
  );
  return `${setUp}${around(taken)}\nemit(seen, sum, [...totals].sort());`;
}

function test(one: Random, row: string): string {
  return one(`${row}.status === "late"`, `${row}.score === null`, `(${row}.score ?? 0) > 40`, `${row}.score !== null`);
}

type Place = "loop" | "unordered" | "callback";

function statements(one: Random, row: string, columns: readonly string[], place: Place): string {
  const values = columns.map((name) => `${row}.${name}`);
  const some = one(values, values.slice(1), values.slice(0, 2)).join(", ");
  const next = place === "callback" ? "return;" : "continue;";
  const choices = [
    () => `emit(${some});`,
    () => `emit(${some});`,
    () => `if (${test(one, row)}) ${next}`,
    () => `sum += ${row}.score ?? 0;`,
    () => `totals.set(${row}.status, (totals.get(${row}.status) ?? 0) + 1);`,
    () => `const { status, email: address } = ${row};\nemit(status, address);`,
    () => `try {\n  emit(${some});\n} finally {\n  seen++;\n}`,
    () => `const show = (): void => emit(${row}.status);\nshow();`,
    ...(place === "callback" ? [] : [() => `await send(${row}.email);`]),
    ...(place === "loop" ? [() => `if (seen++ > 150) break;`] : []),
  ];
  const lines: string[] = [];
  const used = new Set<() => string>();
  for (let left = one(1, 2, 3, 4); left > 0; left--) {
    const choice = one(...choices);
    // A name is declared once.
    if (used.has(choice)) continue;
    used.add(choice);
    lines.push(choice());
  }
  return lines.join("\n");
}
