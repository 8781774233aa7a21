/**
 * Mongoose's `find` and the MongoDB driver's. Both have a cursor that lets documents go; without a batch size the server
 * fills each answer up to 16 MiB. Every collection has `_id`, unique and never missing.
 */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import { ts } from "../../../../rewrite/typescript.ts";
import { nameOf, property, unwrapped, writtenValue } from "../object.ts";
import { lineOf, shortText } from "../target.ts";
import { alternatives } from "./beyond.ts";
import { type BuilderSpec, methodReason, partsOf, refusedMethods } from "./builder-read.ts";
import { argumentsOf, type Link } from "./chain.ts";
import { conditionReason, type Joining, joined } from "./condition.ts";
import { fromObjects } from "./directions.ts";
import { propertyName } from "./fields.ts";
import type { Asked, Narrow, Order, Page, Reading, Reason, Stream, Writes } from "./reading.ts";
import { addedCalls, insert } from "./text.ts";
import { words } from "./words.ts";

const joining: Joining = { and: "$and", or: "$or" };

const mongooseSpec: BuilderSpec = {
  kept: words(
    "find sort select projection lean populate session read readConcern maxTimeMS comment hint allowDiskUse batchSize setOptions transform",
  ),
  refused: {
    ...refusedMethods,
    or: "joins conditions with `or`, which a page's condition may not follow",
    nor: "joins conditions with `nor`, which a page's condition may not follow",
  },
  runs: words("exec"),
};

const driverSpec: BuilderSpec = {
  kept: words("find sort project batchSize maxTimeMS comment hint allowDiskUse withReadPreference withReadConcern map"),
  refused: refusedMethods,
  runs: words("toArray"),
};

const writes: Omit<Writes, "by"> = {
  addsOrRemoves: words(
    "create insertMany insertOne insert deleteOne deleteMany findOneAndDelete findByIdAndDelete findOneAndRemove findByIdAndRemove remove bulkWrite bulkSave replaceOne findOneAndReplace",
  ),
  changes: words("updateOne updateMany findOneAndUpdate findByIdAndUpdate update"),
  raw: words(""),
};

export const mongoose = (asked: Asked): Reading | Reason => reading(asked, mongooseSpec);
export const mongodb = (asked: Asked): Reading | Reason => reading(asked, driverSpec);

function reading({ chain }: Asked, spec: BuilderSpec): Reading | Reason {
  const ofDriver = spec === driverSpec;
  const start = chain.links.findIndex((one, index) => one.name === "find" && index <= chain.at);
  const head = chain.links[start];
  if (!head?.receiver) return { reason: `\`${chain.links[chain.at]!.name}\` has no automatic rewrite` };
  const parts = partsOf(chain, start, spec);
  const run = spec.runs.has(parts.at(-1)!.name) ? parts.at(-1)! : null;
  if (ofDriver && !run) return { reason: `line ${lineOf(parts.at(-1)!.at)} keeps the cursor for later` };
  const whole = parts.at(-1)!.call;
  const [filter, projection, options, ...more] = argumentsOf(head);
  const args =
    more.length > 0 || (ofDriver && options) ? { reason: `line ${lineOf(head.at)} passes more than options` } : null;
  const against = args ?? methodReason(parts, spec) ?? optionsReason(ofDriver ? projection : options);
  const receiver = head.receiver;
  return {
    given: { read: whole, awaited: true, rows: "itself" },
    receiver,
    kept: 0,
    inputs: parts.flatMap(argumentsOf),
    conditions: words("ObjectId Types.ObjectId"),
    constants: words(""),
    named: [],
    order: orderOf(parts),
    page: (order) => against ?? page(parts, run, filter, order),
    stream: () => against ?? stream(parts, run, ofDriver),
    count: () => {
      if (against) return against;
      return { text: `${receiver.getText()}.countDocuments(${filter?.getText() ?? ""})`, awaits: false };
    },
    narrow: (columns) => against ?? narrow(parts, run, ofDriver, columns),
    limit: (size) => {
      const written = parts.find((one) => one.name === "limit");
      const value = written && argumentsOf(written)[0];
      if (value)
        return ts.isIdentifier(unwrapped(value))
          ? [insert(value.end, ` || ${size}`)]
          : { reason: `line ${lineOf(value)} already has a limit` };
      return [insert(run ? run.at.getStart() - 1 : whole.end, `.limit(${size})`)];
    },
    writes: { ...writes, by: { is: "token", tokens: [receiver.getText()] } },
  };
}

/** Options may hold a limit, an order or a collation. */
function optionsReason(options: TS.Expression | undefined): Reason | null {
  if (!options) return null;
  const bare = unwrapped(options);
  const literal = ts.isObjectLiteralExpression(bare) ? bare : null;
  const kept = words(
    "projection session lean maxTimeMS comment hint allowDiskUse batchSize readPreference readConcern timeoutMS",
  );
  const other = literal?.properties.find((one) => !one.name || !kept.has(one.name.getText()));
  if (!literal) return { reason: `line ${lineOf(options)} takes its options from \`${shortText(options)}\`` };
  return other
    ? {
        reason: `line ${lineOf(other)} sets \`${other.name?.getText() ?? shortText(other)}\`, which pages may not keep`,
      }
    : null;
}

function orderOf(parts: readonly Link[]): { order: Order; line: number } | null | Reason {
  const link = parts.find((one) => one.name === "sort");
  const [value] = link ? argumentsOf(link) : [];
  if (!link || !value) return null;
  const bare = unwrapped(value);
  const order = ts.isStringLiteral(bare)
    ? bare.text
        .trim()
        .split(/\s+/)
        .map((one) => ({ field: one.replace(/^[+-]/, ""), descending: one.startsWith("-") }))
    : fromObjects(bare);
  return order
    ? { order, line: lineOf(link.at) }
    : { reason: `line ${lineOf(link.at)} orders in a way that pages can't follow` };
}

function page(
  parts: readonly Link[],
  run: Link | null,
  filter: TS.Expression | undefined,
  order: Order,
): Page | Reason {
  for (const one of parts) {
    const hides = /^(select|projection|project|find)$/.test(one.name) ? hidesKey(one) : false;
    if (hides === null)
      return { reason: `line ${lineOf(one.at)} says elsewhere what comes back, perhaps without the key` };
    if (hides) return { reason: `line ${lineOf(one.at)} leaves out the key \`_id\`` };
  }
  const against = filter ? conditionReason(filter, order, joining) : null;
  if (against) return against;
  const head = parts[0]!;
  const sorted = parts.some((one) => one.name === "sort");
  return {
    style: "call",
    added: [],
    plain: false,
    imports: [],
    write: (names) => {
      const edits: TextEdit[] = filter
        ? joined(filter, order, joining, { after: names.after, name: null, shorthand: false })
        : [insert(head.call.end - 1, names.after)];
      const by = order.map(({ field, descending }) => `${propertyName(field, names.quote)}: ${descending ? -1 : 1}`);
      const calls = [...(sorted ? [] : [`.sort({ ${by.join(", ")} })`]), `.limit(${names.size})`];
      edits.push(addedCalls(parts.at(-1)!, run, calls));
      const beyond = alternatives(order, (descending, value) => `{ ${descending ? "$lt" : "$gt"}: ${value} }`, names);
      return { edits, first: "{}", next: beyond.length === 1 ? beyond[0]! : `{ $or: [${beyond.join(", ")}] }` };
    },
  };
}

/** Mongoose's `.select("status total")`, the driver's `{ projection: { status: 1 } }`; `_id` comes along by itself. */
function narrow(
  parts: readonly Link[],
  run: Link | null,
  ofDriver: boolean,
  columns: readonly string[],
): Narrow | Reason {
  const [head] = parts;
  const [filter, second, third] = argumentsOf(head!);
  const other = parts.find((one) => /^(select|projection|project|populate|transform|map)$/.test(one.name));
  if (other) return { reason: `line ${lineOf(other.at)} says what comes back already` };
  if (second || third) return { reason: `line ${lineOf(head!.at)} passes more than a filter` };
  return {
    columns,
    keepsType: true,
    write: (quote) => {
      if (!ofDriver) return [addedCalls(parts.at(-1)!, run, [`.select(${quote}${columns.join(" ")}${quote})`])];
      const list = columns.map((one) => `${propertyName(one, quote)}: 1`).join(", ");
      return [insert(head!.call.end - 1, `${filter ? "" : "{}"}, { projection: { ${list} } }`)];
    },
  };
}

/** `-_id`, `{ _id: 0 }`; null where what comes back is not written here. */
function hidesKey(link: Link): boolean | null {
  const args = link.name === "find" ? argumentsOf(link).slice(1) : argumentsOf(link);
  let unknown = false;
  for (const one of args) {
    const hides = leavesOutKey(unwrapped(one));
    if (hides) return true;
    unknown ||= hides === null;
  }
  return unknown ? null : false;
}

function leavesOutKey(said: TS.Expression): boolean | null {
  if (ts.isStringLiteralLike(said)) return /(^|\s)-_id\b/.test(said.text);
  if (ts.isArrayLiteralExpression(said)) {
    const each = said.elements.map((one) => leavesOutKey(unwrapped(one)));
    return each.includes(null) ? null : each.includes(true);
  }
  if (said.kind === ts.SyntaxKind.NullKeyword || said.getText() === "undefined") return false;
  if (!ts.isObjectLiteralExpression(said)) return null;
  const inner = property(said, "projection");
  if (inner) return leavesOutKey(unwrapped(writtenValue(inner)));
  const found = property(said, "_id");
  if (found) return !/^(1|true)$/.test(writtenValue(found).getText());
  return said.properties.some((one) => nameOf(one) === null) ? null : false;
}

function stream(parts: readonly Link[], run: Link | null, ofDriver: boolean): Stream {
  const whole = parts.at(-1)!.call;
  const sized = parts.some((one) => one.name === "batchSize");
  return {
    async: true,
    // A cursor takes a connection only while it fetches the next batch.
    holds: false,
    unlike: null,
    imports: [],
    write: ({ size }) => {
      const text = ofDriver ? (sized ? "" : `.batchSize(${size})`) : `.cursor({ batchSize: ${size} })`;
      const start = run ? run.at.getStart() - 1 : whole.end;
      return { edits: [{ start, end: whole.end, newText: text }] };
    },
  };
}
