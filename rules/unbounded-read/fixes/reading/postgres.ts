/** Postgres.js: statements are tagged templates, and a part of one is a template of its own. https://github.com/porsager/postgres#building-queries */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { lineOf } from "../target.ts";
import { argumentsOf, type Link } from "./chain.ts";
import { reading, rowsIn, writes } from "./drivers.ts";
import { member } from "./fields.ts";
import type { Asked, Order, Page, Reading, Reason, Stream } from "./reading.ts";
import { afterText, orderText, picked, retypedFor, sqlName, starOf } from "./sql-read.ts";
import { missingColumns, type Statement, statementOf } from "./statement.ts";
import { insert } from "./text.ts";
import { words } from "./words.ts";

/** Names that are no plain words stand in these. */
const around = '"';

export function postgres({ chain, facts }: Asked): Reading | Reason {
  const link = chain.links[chain.at]!;
  const { call } = link;
  // Neon's and Vercel's functions of this form take no statement inside of another, and have no cursor.
  if (!facts.packages?.includes("postgres"))
    return { reason: "only the package postgres takes a statement apart from its conditions" };
  if (link.name === "unsafe" && ts.isCallExpression(call)) return unsafe(link, call, facts.key?.untyped ?? []);
  if (!ts.isTaggedTemplateExpression(call)) return { reason: `\`${link.name}\` has no automatic rewrite` };
  const template = templateOf(call);
  const { statement } = template;
  const tag = call.tag.getText();
  return {
    given: { read: call, awaited: true, rows: "itself" },
    receiver: call.tag,
    kept: 0,
    inputs: ts.isTemplateExpression(call.template) ? call.template.templateSpans.map((one) => one.expression) : [],
    conditions: words("sql"),
    constants: words(""),
    named: [],
    order: "reason" in statement || !statement.order ? null : { order: statement.order, line: lineOf(call) },
    page: (order) => pageOf(call, template, order, facts.key?.untyped ?? []),
    stream: () => cursor(call),
    count: () => {
      if ("reason" in statement) return statement;
      const { head, columnsAt, condition } = statement;
      const end = condition === null ? template.at(head.length) : template.at(conditionEnd(statement, template.text));
      const rest = call.getSourceFile().text.slice(template.at(columnsAt), end);
      return { text: `Number((await ${tag}\`select count(*) as count${rest}\`)[0]?.["count"])`, awaits: true };
    },
    narrow: (columns) => {
      if ("reason" in statement) return statement;
      const at = starOf(statement);
      if (at === null) return { reason: `line ${lineOf(call)} chooses columns already` };
      const star = template.at(at);
      const rows = rowsIn(call, 0, true);
      return {
        columns,
        keepsType: !rows,
        write: () => [
          { start: star, end: star + 1, newText: columns.map((one) => sqlName(one, around)).join(", ") },
          ...(rows ? picked(rows, columns) : []),
        ],
      };
    },
    limit: () => ({ reason: "the limit belongs into the statement" }),
    writes: {
      ...writes,
      by: { is: "token", tokens: "reason" in statement ? [] : [statement.table.replace(/"/g, "")] },
    },
  };
}

/** A cursor hands out pages of one statement, over a connection of its own. */
function cursor(call: TS.Expression): Stream {
  return {
    async: true,
    holds: true,
    unlike: null,
    imports: [],
    write: ({ text, size, semicolon }) => ({
      body: [`for await (const page of ${text(call)}.cursor(${size})) yield* page${semicolon}`],
    }),
  };
}

/** `sql.unsafe(text, values)` is like any other driver's query. */
function unsafe({ receiver }: Link, call: TS.CallExpression, untyped: readonly string[]): Reading | Reason {
  const [text, values] = argumentsOf({ call } as Link);
  if (!text || !receiver) return { reason: "`unsafe` has no automatic rewrite" };
  return reading(call, {
    call: {
      text,
      call,
      from: 1,
      binding: { placeholder: "numbered", values: "list", around },
      types: { rows: rowsIn(call, 0, true), untyped },
    },
    given: { awaited: true, rows: "itself" },
    receiver,
    nests: true,
    count: (sql) => ({
      text: `Number((await ${receiver.getText()}.unsafe(${JSON.stringify(sql)}${values ? `, ${values.getText()}` : ""}))[0]?.["count"])`,
      awaits: true,
    }),
    stream: () => cursor(call),
  });
}

interface Template {
  /** The statement, with `$1` for each value. */
  text: string;
  statement: Statement | Reason;
  /** Offset in the file of an offset in the text. */
  at: (offset: number) => number;
}

function templateOf({ template }: TS.TaggedTemplateExpression): Template {
  const source = template.getSourceFile().text;
  const pieces = ts.isTemplateExpression(template)
    ? [template.head, ...template.templateSpans.map((one) => one.literal)]
    : [template];
  const places: { from: number; start: number }[] = [];
  let text = "";
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) text += `$${index}`;
    const start = piece.getStart() + 1;
    places.push({ from: text.length, start });
    // An offset counts what is written, an escape included.
    text += source.slice(start, piece.end - (ts.isTemplateHead(piece) || ts.isTemplateMiddle(piece) ? 2 : 1));
  }
  const at = (offset: number): number => {
    const place = places.findLast((one) => one.from <= offset)!;
    return place.start + offset - place.from;
  };
  return { text, statement: parsedTemplate(text, lineOf(template)), at };
}

function parsedTemplate(text: string, line: number): Statement | Reason {
  if (text.includes("\\")) return { reason: `line ${line} is written in a way that can't be told` };
  const statement = statementOf(text);
  if (typeof statement === "string") return { reason: `line ${line} ${statement}` };
  const { head, condition, tail } = statement;
  const elsewhere = { reason: `line ${line} puts the statement together from parts` };
  const value = /(?:[=<>(,]|\b(?:i?like|in))\s*$/i;
  for (const { index } of text.matchAll(/\$\d+/g)) {
    const end = condition === null ? 0 : conditionEnd(statement, text);
    // A part that stands for more than a value could be anything, another clause included.
    if (index < head.length || index >= end || !value.test(text.slice(0, index))) return elsewhere;
  }
  return /;/.test(tail) ? elsewhere : statement;
}

function conditionStart({ head, condition }: Statement, text: string): number {
  return text.indexOf(condition!, head.length);
}

const conditionEnd = (statement: Statement, text: string): number =>
  conditionStart(statement, text) + statement.condition!.length;

function pageOf(
  call: TS.TaggedTemplateExpression,
  { statement, text, at }: Template,
  order: Order,
  untyped: readonly string[],
): Page | Reason {
  if ("reason" in statement) return statement;
  const added = missingColumns(statement, order);
  if (!added) return { reason: `line ${lineOf(call)} gives another column the name of the key` };
  // A value of an unknown type is no parameter.
  const retyped = retypedFor(order, added, { rows: rowsIn(call, 0, true), untyped }, call, "string | number");
  if ("reason" in retyped) return retyped;
  const { head, columnsAt, condition, tail } = statement;
  return {
    style: "call",
    added,
    plain: true,
    retyped: true,
    imports: [],
    write: ({ after, size, last, quote, captured }) => {
      const tag = captured(call.tag) ?? call.tag.getText();
      const end = condition === null ? head.length : conditionEnd(statement, text);
      const rest = ` \${${after}} order by ${orderText(order, around)} limit \${${size}}`;
      const edits: TextEdit[] = [
        ...retyped,
        ...added.map((one) => insert(at(columnsAt), `, ${sqlName(one, around)}`)),
        ...(condition === null ? [] : [insert(at(conditionStart(statement, text)), "(")]),
        {
          start: at(end),
          end: at(text.length - tail.length),
          newText: `${condition === null ? "" : ")"}${rest}`,
        },
      ];
      const next = afterText(order, around, (field) => `\${${member(last, field, quote)}}`);
      return { edits, first: `${tag}\`\``, next: `${tag}\`${condition === null ? "where" : "and"} ${next}\`` };
    },
  };
}
