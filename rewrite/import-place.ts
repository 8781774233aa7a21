/** Where a new import goes: into the group of its kind, in the order of that group, and never above what has to run first. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "./edit.ts";
import { type Loaded, loadedIn } from "./loaded.ts";
import { inOrder, orderOf } from "./order.ts";
import { ts } from "./typescript.ts";

/** The edit that writes the statement. */
export function placeOf(file: TS.SourceFile, module: string, statement: string): TextEdit {
  const loaded = loadedIn(file);
  if (loaded.length === 0) return atTop(file, statement);
  const beside = loaded.findLast((one) => one.module === module);
  if (beside) return after(file, beside, `\n${statement}`);
  const first = loaded.findIndex((one) => !one.bare);
  // What is loaded for what it does (polyfills, settings) stays ahead of all that may need it.
  if (first < 0) return after(file, loaded[loaded.length - 1]!, `\n${statement}`);
  const own = loaded.slice(first);
  const kind = kindOf(module);
  const same = own.filter((one) => !one.bare && kindOf(one.module) === kind);
  if (same.length > 0) return among(file, lastGroup(file, loaded, same), module, statement);
  const gap = separatesKinds(file, own) ? "\n" : "";
  const lower = own.findLast((one) => kindOf(one.module) < kind);
  return lower ? after(file, lower, `\n${gap}${statement}`) : before(file, own[0]!, `${statement}\n${gap}`);
}

/** Those of one kind that stand together at the end: a file may have several groups of a kind, with blank lines between. */
function lastGroup(file: TS.SourceFile, all: readonly Loaded[], same: readonly Loaded[]): Loaded[] {
  const group: Loaded[] = [];
  for (const one of [...same].reverse()) {
    const next = group[0];
    if (next && isApart(file, all, one, next)) break;
    group.unshift(one);
  }
  return group;
}

function among(file: TS.SourceFile, group: readonly Loaded[], module: string, statement: string): TextEdit {
  const values = group.filter((one) => !one.typeOnly);
  const sorted = [group, values].find((list) => list.length > 0 && orderOf(list.map((one) => one.module)));
  if (sorted) {
    const order = orderOf(sorted.map((one) => one.module))!;
    const next = sorted.find((one) => inOrder(order, module, one.module));
    if (next) return before(file, next, `${statement}\n`);
  }
  return after(file, (sorted ?? group).at(-1)!, `\n${statement}`);
}

/** Node's own modules, packages, names that a configuration maps, the project's own files. */
function kindOf(module: string): number {
  if (module.startsWith("node:")) return 0;
  if (module.startsWith(".")) return 3;
  return /^(?:[@~]\/|~|#)/.test(module) ? 2 : 1;
}

function separatesKinds(file: TS.SourceFile, loaded: readonly Loaded[]): boolean {
  return loaded.some((one, i) => {
    const previous = loaded[i - 1];
    return previous && kindOf(previous.module) !== kindOf(one.module) && isApart(file, loaded, previous, one);
  });
}

/** Is there an empty line between two, or between any of those that lie between them? */
function isApart(file: TS.SourceFile, all: readonly Loaded[], from: Loaded, to: Loaded): boolean {
  const between = all.slice(all.indexOf(from) + 1, all.indexOf(to) + 1);
  return between.some(({ statement }) =>
    /\n[ \t]*\r?\n/.test(file.text.slice(statement.pos, statement.getStart(file))),
  );
}

function before(file: TS.SourceFile, { statement }: Loaded, newText: string): TextEdit {
  const at = statement.getStart(file);
  return { start: at, end: at, newText };
}

function after(file: TS.SourceFile, { statement }: Loaded, newText: string): TextEdit {
  const rest = /^[^\r\n]*/.exec(file.text.slice(statement.end))![0];
  const at = /^[ \t]*(?:\/\/.*|\/\*[^*]*\*\/[ \t]*)?$/.test(rest) ? statement.end + rest.length : statement.end;
  return { start: at, end: at, newText };
}

/** The first import of a file: below a `"use strict"` and a comment on the file as a whole, above everything else. */
function atTop(file: TS.SourceFile, statement: string): TextEdit {
  const first = file.statements.find((one) => !(ts.isExpressionStatement(one) && ts.isStringLiteral(one.expression)));
  if (!first) {
    const end = file.text.length;
    return { start: end, end, newText: `${file.text === "" || file.text.endsWith("\n") ? "" : "\n"}${statement}\n` };
  }
  const at = belowHeader(file, first);
  return { start: at, end: at, newText: `${statement}\n\n` };
}

/** Words of comments that count for the whole file, also where the first statement follows at once. */
const ofTheFile = /@ts-(?:no)?check|eslint-disable(?!-)|biome-ignore-all|@license|copyright|@jsx|^#!/i;

function belowHeader(file: TS.SourceFile, first: TS.Statement): number {
  const start = first.getStart(file);
  const comments = ts.getLeadingCommentRanges(file.text, first.pos) ?? [];
  let at = comments[0]?.pos ?? start;
  comments.forEach((comment, i) => {
    const next = comments[i + 1]?.pos ?? start;
    const apart = /\n[ \t]*\r?\n/.test(file.text.slice(comment.end, next));
    if (apart || ofTheFile.test(file.text.slice(comment.pos, comment.end))) at = next;
  });
  return at;
}
