/**
 * Drizzle's `select().from(table)` and `query.table.findMany()`. A condition is given once, so that each page is called
 * anew. There is no stream: none over pg, and the iterator over mysql2 keeps every row it has handed out (362 MB).
 */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Wanted } from "../../../../rewrite/imports.ts";
import { indentationAt } from "../../../../rewrite/style.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { nameOf, property, unwrapped, writtenValue } from "../object.ts";
import { lineOf, shortText } from "../target.ts";
import { type BuilderSpec, methodReason, partsOf, refusedMethods } from "./builder-read.ts";
import { argumentsOf, type Chain, type Link } from "./chain.ts";
import { member, propertyName } from "./fields.ts";
import type { Asked, Order, Page, PageNames, Reading, Reason, Writes } from "./reading.ts";
import { addedCalls, append, insert } from "./text.ts";
import { words } from "./words.ts";

const operators = words(
  "and or not eq ne gt gte lt lte inArray notInArray isNull isNotNull between notBetween like notLike ilike notIlike exists notExists arrayContains arrayContained arrayOverlaps asc desc",
);

const spec: BuilderSpec = {
  kept: words("select from where orderBy $dynamic"),
  refused: { ...refusedMethods, selectDistinct: refusedMethods.distinct!, $withCache: refusedMethods.cache! },
  runs: words("all execute"),
};

const writes: Omit<Writes, "by"> = {
  addsOrRemoves: words("insert delete"),
  changes: words("update"),
  raw: words("run execute"),
};

const from = (name: string): Wanted => ({ module: "drizzle-orm", name });

export function drizzle({ chain }: Asked): Reading | Reason {
  const link = chain.links[chain.at]!;
  if (link.name === "findMany") return relational(chain);
  const start = chain.links.findIndex((one) => /^select/.test(one.name));
  const head = chain.links[start];
  if (!head?.receiver) return { reason: `\`${link.name}\` has no automatic rewrite` };
  const parts = partsOf(chain, start, spec);
  const whole = parts.at(-1)!.call;
  const run = spec.runs.has(parts.at(-1)!.name) ? parts.at(-1)! : null;
  const table = parts.filter((one) => one.name === "from").flatMap(argumentsOf)[0];
  const root = table && rootName(table);
  if (!table || !root) return { reason: `line ${lineOf(head.at)} names its table in a way that can't be told` };
  const against = methodReason(parts, spec);
  const where = parts.find((one) => one.name === "where") ?? null;
  return {
    given: { read: whole, awaited: run?.name !== "all" || isAwaited(whole), rows: "itself" },
    receiver: head.receiver,
    kept: 0,
    inputs: parts.flatMap(argumentsOf).filter((one) => one !== table),
    conditions: operators,
    constants: new Set([root]),
    named: [identifierAt(table)!],
    order: orderOf(parts, table),
    page: (order) => against ?? page(parts, run, table, where, order),
    stream: () => ({ reason: "Drizzle has no stream that lets rows go" }),
    count: () => {
      if (against) return against;
      const condition = where ? argumentsOf(where).map((one) => one.getText()) : [];
      return {
        text: `${head.receiver!.getText()}.$count(${[table.getText(), ...condition].join(", ")})`,
        awaits: false,
      };
    },
    narrow: (columns) => {
      if (against) return against;
      if (argumentsOf(head).length > 0) return { reason: `line ${lineOf(head.at)} chooses columns already` };
      return {
        columns,
        keepsType: false,
        write: (quote) => {
          const list = columns.map((one) => `${propertyName(one, quote)}: ${member(table.getText(), one, quote)}`);
          return [insert(head.call.end - 1, `{ ${list.join(", ")} }`)];
        },
      };
    },
    limit: (size) => limit(parts, run, size),
    writes: { ...writes, by: { is: "token", tokens: [table.getText()] } },
  };
}

/** What a page's condition is made with: `and` only where there is another. */
function imports(order: Order, joined: boolean, ordered: boolean): Wanted[] {
  const names = new Set<string>(["sql"]);
  for (const { descending } of order) {
    names.add(descending ? "lt" : "gt");
    if (!ordered) names.add(descending ? "desc" : "asc");
  }
  if (order.length > 1) for (const name of ["or", "and", "eq"]) names.add(name);
  if (joined) names.add("and");
  return [...names].sort().map(from);
}

/** `and(condition, after)`; one that is an `and` already takes it as a further part. */
function joinedWith(condition: TS.Expression, { after, imported }: PageNames): TextEdit[] {
  const and = imported(from("and"));
  const bare = unwrapped(condition);
  const last = ts.isCallExpression(bare) && bare.expression.getText() === and ? bare.arguments.at(-1) : undefined;
  if (!last) return [insert(condition.getStart(), `${and}(`), insert(condition.end, `, ${after})`)];
  const { text } = last.getSourceFile();
  const line = /\n/.test(text.slice(last.end, bare.end)) ? `\n${indentationAt(text, last.getStart())}` : " ";
  return [insert(last.end, `,${line}${after}`)];
}

function states(
  order: Order,
  table: string,
  read: (field: string) => string,
  names: PageNames,
): { first: string; next: string } {
  const call = (name: string, ...args: string[]) => `${names.imported(from(name))}(${args.join(", ")})`;
  const parts = order.map(({ field, descending }, at) => {
    const equal = order.slice(0, at).map((one) => call("eq", member(table, one.field, names.quote), read(one.field)));
    const compared = call(descending ? "lt" : "gt", member(table, field, names.quote), read(field));
    return equal.length > 0 ? call("and", ...equal, compared) : compared;
  });
  const first = `${names.imported(from("sql"))}\`true\``;
  // `or` may give nothing where it is handed nothing; here it never does.
  return {
    first,
    next: parts.length === 1 ? parts[0]! : `${names.imported(from("sql"))}\`\${${call("or", ...parts)}}\``,
  };
}

function page(
  parts: readonly Link[],
  run: Link | null,
  table: TS.Expression,
  where: Link | null,
  order: Order,
): Page | Reason {
  const columns = selected(parts[0]!, table, order);
  if ("reason" in columns) return columns;
  const { added, names: properties, literal } = columns;
  const ordered = parts.some((one) => one.name === "orderBy");
  const condition = where ? argumentsOf(where)[0] : undefined;
  const name = table.getText();
  return {
    style: "call",
    added,
    plain: true,
    imports: imports(order, condition !== undefined, ordered),
    write: (names) => {
      const edits: TextEdit[] = [];
      if (literal && added.length > 0)
        edits.push(
          append(
            literal,
            added.map((one) => `${propertyName(one, names.quote)}: ${member(name, one, names.quote)}`),
          ),
        );
      if (condition) {
        edits.push(...joinedWith(condition, names));
      } else if (where) edits.push(insert(where.call.end - 1, names.after));
      const by = order.map(
        ({ field, descending }) =>
          `${names.imported(from(descending ? "desc" : "asc"))}(${member(name, field, names.quote)})`,
      );
      const more = [
        ...(where ? [] : [`.where(${names.after})`]),
        ...(ordered ? [] : [`.orderBy(${by.join(", ")})`]),
        `.limit(${names.size})`,
      ];
      edits.push(addedCalls(parts.at(-1)!, run, more));
      const read = (field: string) => member(names.last, properties.get(field) ?? field, names.quote);
      return { edits, ...states(order, name, read, names) };
    },
  };
}

/** Under which property each column of the order comes back; those that are not selected have to be added. */
function selected(
  head: Link,
  table: TS.Expression,
  order: Order,
): { added: string[]; names: Map<string, string>; literal: TS.ObjectLiteralExpression | null } | Reason {
  const [columns] = argumentsOf(head);
  const names = new Map<string, string>();
  if (!columns) return { added: [], names, literal: null };
  const literal = unwrapped(columns);
  if (!ts.isObjectLiteralExpression(literal) || literal.properties.some((one) => nameOf(one) === null))
    return { reason: `line ${lineOf(head.at)} selects columns that can't be told` };
  for (const one of literal.properties) {
    const value = ts.isPropertyAssignment(one) ? unwrapped(one.initializer) : null;
    if (
      value &&
      ts.isCallExpression(value) &&
      /^(count|sum|avg|min|max|countDistinct)$/.test(value.expression.getText())
    )
      return { reason: `line ${lineOf(value)} sums rows up, which needs all of them` };
    if (value && ts.isTaggedTemplateExpression(value) && /\b(count|sum|avg|min|max|over)\s*\(/i.test(value.getText()))
      return { reason: `line ${lineOf(value)} sums rows up, which needs all of them` };
    if (value && ts.isPropertyAccessExpression(value) && value.expression.getText() === table.getText())
      names.set(value.name.text, nameOf(one)!);
  }
  const missing = order.map((one) => one.field).filter((field) => !names.has(field));
  const clash = missing.find((field) => property(literal, field));
  if (clash) return { reason: `line ${lineOf(literal)} gives another column the name of the key` };
  return { added: missing, names, literal };
}

/** `orderBy(asc(users.id), desc(users.at))`, `orderBy(users.id)`. */
function orderOf(parts: readonly Link[], table: TS.Expression): { order: Order; line: number } | null | Reason {
  const link = parts.find((one) => one.name === "orderBy");
  if (!link) return null;
  const order = argumentsOf(link).map((one) => orderedBy(one, table.getText()));
  if (order.some((one) => one === null))
    return { reason: `line ${lineOf(link.at)} orders in a way that pages can't follow` };
  return { order: order as Order, line: lineOf(link.at) };
}

function orderedBy(node: TS.Expression, table: string): Order[number] | null {
  const bare = unwrapped(node);
  const call = ts.isCallExpression(bare) && /^(asc|desc)$/.test(bare.expression.getText()) ? bare : null;
  const column = call ? call.arguments[0] : bare;
  if (!column || !ts.isPropertyAccessExpression(column)) return null;
  // A column of another table is no column of the rows.
  const field = column.expression.getText() === table ? column.name.text : column.getText();
  return { field, descending: call?.expression.getText() === "desc" };
}

/** `db.query.users.findMany({ where: eq(users.id, …) })`: conditions are those of the table's object, if the file has it. */
function relational({ links, at }: Chain): Reading | Reason {
  const link = links[at]!;
  const receiver = link.receiver!;
  const call = link.call as TS.CallExpression;
  const name = ts.isPropertyAccessExpression(receiver) ? receiver.name.text : "";
  const [options] = argumentsOf(link);
  const literal = options ? unwrapped(options) : null;
  if (literal && !ts.isObjectLiteralExpression(literal))
    return { reason: `line ${lineOf(options!)} takes its options from \`${shortText(options!)}\`` };
  const table = tableNamed(call, name);
  const where = property(literal, "where");
  const condition = where && unwrapped(writtenValue(where));
  const against = ((): Reason | null => {
    if (!table) return { reason: `the table's object \`${name}\` is not in this file` };
    for (const one of literal?.properties ?? []) {
      const option = nameOf(one);
      if (option === "limit") return { reason: `line ${lineOf(one)} ${refusedMethods.limit}` };
      if (option === "offset") return { reason: `line ${lineOf(one)} ${refusedMethods.offset}` };
      if (option === null || !/^(where|with|columns|orderBy|extras)$/.test(option))
        return { reason: `line ${lineOf(one)} sets \`${option ?? shortText(one)}\`, which pages may not keep` };
    }
    if (condition && (ts.isArrowFunction(condition) || ts.isObjectLiteralExpression(condition)))
      return { reason: `line ${lineOf(condition)} writes its condition in a way that a page's can't join` };
    return null;
  })();
  const order = property(literal, "orderBy");
  const by = order && unwrapped(writtenValue(order));
  const list = by && (ts.isArrayLiteralExpression(by) ? [...by.elements] : [by]);
  const written = list?.map((one) => orderedBy(one, name));
  return {
    given: { read: call, awaited: true, rows: "itself" },
    receiver,
    kept: 2,
    inputs: options ? [options] : [],
    conditions: operators,
    constants: new Set(table ? [name] : []),
    named: table ? [table] : [],
    order: written
      ? written.every((one) => one !== null)
        ? { order: written as Order, line: lineOf(order!) }
        : { reason: `line ${lineOf(order!)} orders in a way that pages can't follow` }
      : null,
    page: (keys) => against ?? relationalPage(call, literal, condition, name, keys),
    stream: () => ({ reason: "Drizzle has no stream that lets rows go" }),
    count: () => {
      if (against) return against;
      const client = receiver.getText().replace(/\.query\.\w+$/, "");
      return {
        text: `${client}.$count(${[name, ...(condition ? [condition.getText()] : [])].join(", ")})`,
        awaits: false,
      };
    },
    narrow: (columns) => {
      const chosen = literal?.properties.find((one) => /^(columns|extras)$/.test(nameOf(one) ?? "columns"));
      if (chosen) return { reason: `line ${lineOf(chosen)} chooses columns already` };
      return {
        columns,
        keepsType: false,
        write: (quote) => {
          const list = `columns: { ${columns.map((one) => `${propertyName(one, quote)}: true`).join(", ")} }`;
          return [literal ? append(literal, [list]) : insert(call.end - 1, `{ ${list} }`)];
        },
      };
    },
    limit: (size) => {
      const limited = property(literal, "limit");
      if (limited) return [insert(limited.end, ` ?? ${size}`)];
      return literal ? [append(literal, [`limit: ${size}`])] : [insert(call.end - 1, `{ limit: ${size} }`)];
    },
    writes: { ...writes, by: { is: "token", tokens: [name] } },
  };
}

function relationalPage(
  call: TS.CallExpression,
  literal: TS.ObjectLiteralExpression | null,
  condition: TS.Expression | null | undefined,
  table: string,
  order: Order,
): Page | Reason {
  const columns = property(literal, "columns");
  const chosen = columns ? unwrapped(writtenValue(columns)) : null;
  if (chosen && !ts.isObjectLiteralExpression(chosen))
    return { reason: `line ${lineOf(columns!)} selects columns that can't be told` };
  const excluding = chosen?.properties.some((one) => /:\s*false\b/.test(one.getText())) ?? false;
  const missing = chosen
    ? order.map((one) => one.field).filter((field) => (property(chosen, field) !== null) === excluding)
    : [];
  if (excluding && missing.length > 0)
    return { reason: `line ${lineOf(columns!)} leaves out the key \`${missing[0]!}\`` };
  const ordered = property(literal, "orderBy") !== null;
  return {
    style: "call",
    added: missing,
    plain: true,
    imports: imports(order, Boolean(condition), ordered),
    write: (names) => {
      const edits: TextEdit[] = [];
      const more: string[] = [];
      if (condition) {
        edits.push(...joinedWith(condition, names));
      } else more.push(`where: ${names.after}`);
      if (chosen && missing.length > 0)
        edits.push(
          append(
            chosen,
            missing.map((one) => `${propertyName(one, names.quote)}: true`),
          ),
        );
      const by = order.map(
        ({ field, descending }) =>
          `${names.imported(from(descending ? "desc" : "asc"))}(${member(table, field, names.quote)})`,
      );
      if (!ordered) more.push(`orderBy: [${by.join(", ")}]`);
      more.push(`limit: ${names.size}`);
      edits.push(literal ? append(literal, more) : insert(call.end - 1, `{ ${more.join(", ")} }`));
      return { edits, ...states(order, table, (field) => member(names.last, field, names.quote), names) };
    },
  };
}

/** The table's object, where the file imports or declares it by the name that the query goes by. */
function tableNamed(call: TS.Node, name: string): TS.Identifier | null {
  for (const statement of call.getSourceFile().statements) {
    if (ts.isImportDeclaration(statement)) {
      const names = statement.importClause?.namedBindings;
      if (names && ts.isNamedImports(names)) {
        const found = names.elements.find((one) => one.name.text === name && !one.propertyName);
        if (found) return found.name;
      }
    } else if (ts.isVariableStatement(statement)) {
      const found = statement.declarationList.declarations.find((one) => one.name.getText() === name);
      if (found && ts.isIdentifier(found.name)) return found.name;
    }
  }
  return null;
}

function limit(parts: readonly Link[], run: Link | null, size: number): TextEdit[] | Reason {
  const written = parts.find((one) => one.name === "limit");
  const value = written && argumentsOf(written)[0];
  if (value)
    return ts.isIdentifier(unwrapped(value))
      ? [insert(value.end, ` ?? ${size}`)]
      : { reason: `line ${lineOf(value)} already has a limit` };
  return [insert(run ? run.at.getStart() - 1 : parts.at(-1)!.call.end, `.limit(${size})`)];
}

/** SQLite's synchronous drivers give rows at once. */
function isAwaited(node: TS.Node): boolean {
  let at = node;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  return ts.isAwaitExpression(at.parent);
}

function rootName(node: TS.Expression): string | null {
  return identifierAt(node)?.text ?? null;
}

function identifierAt(node: TS.Expression): TS.Identifier | null {
  let at = node;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at : null;
}
