import { type Capture, siteOf } from "./call-site.ts";
import { callerOf, handedOver } from "./caller.ts";
import { drainCollections, heapNow, lookClosely } from "./heap.ts";
import { note, now, tell } from "./journal.ts";
import type { DoneRecord } from "./records.ts";
import { estimateBytes } from "./row-bytes.ts";
import { MANY_ROWS, type Statement, sawMany, statementOf, withoutLiterals, worthALook } from "./statements.ts";

/** A query that is looked at. */
export interface Query {
  id: number;
  driver: string;
  sql: string;
  statement: Statement;
  captured: Capture;
  /** False while no frame of the user's own was found. */
  placed: boolean;
}

const MOST_SITES = 5000;
const WATCHED_ROWS = 5000;
const WATCHED_BYTES = 2 * 1024 * 1024;

const sites = new Map<string, number>();
let lastQuery = 0;

/**
 * A query begins: `above` is the function whose callers are looked at. `null` when the statement is a chatty one whose
 * turn it is not; then the driver is called and nothing else.
 */
export function begin(
  driver: string,
  sql: string,
  above: (...args: never[]) => unknown,
  statement = statementOf(sql),
): Query | null {
  if (!worthALook(statement)) return null;
  if (lastQuery === 0) lookClosely();
  const captured = handedOver() ?? callerOf(above);
  return started(driver, sql, statement, captured, now());
}

function started(driver: string, sql: string, statement: Statement, captured: Capture, t: number): Query {
  const query: Query = { id: ++lastQuery, driver, sql, statement, captured, placed: false };
  statement.looking++;
  const site = placeOf(query);
  tell({ k: "query", t, id: query.id, site });
  if (!query.placed) {
    captured.replaced = () => {
      if (query.placed) return;
      const found = placeOf(query);
      if (query.placed) tell({ k: "placed", id: query.id, site: found });
    };
  }
  return query;
}

/** The site's number; a site that is new is told of first. */
function placeOf(query: Query): number {
  const { frame, nearest } = siteOf(query.captured);
  query.placed = frame !== null;
  const sql = withoutLiterals(query.sql);
  const key = `${frame ? `${frame.file}:${frame.line}:${frame.column}` : ""}|${query.driver}|${sql}`;
  let site = sites.get(key);
  if (site === undefined) {
    site = sites.size + 1;
    if (sites.size < MOST_SITES) sites.set(key, site);
    note({
      k: "site",
      id: site,
      file: frame?.file ?? null,
      line: frame?.line ?? null,
      column: frame?.column ?? null,
      fn: frame?.fn ?? null,
      mapped: frame?.mapped ?? false,
      driver: query.driver,
      orm: nearest === query.driver ? null : nearest,
      sql,
    });
  }
  query.statement.site = site;
  return site;
}

/*
 * Tells when the rows of a large result are no longer in memory. Only of a large one: young collections, which free batches as they come,
 * take what a registry watches for alive, and ten workers in batches needed 914 MB in place of 607.
 */
const held = new FinalizationRegistry<number>((id) => note({ k: "released", t: now(), id }));

/** A query has returned its rows. `wire` is what came over the connection; without it bytes are estimated. */
export function returned(query: Query, rows: readonly unknown[], wire: number | null = null): void {
  const bytes = wire ?? (rows.length ? estimateBytes(rows) : 0);
  const isLarge = rows.length >= WATCHED_ROWS || (rows.length >= MANY_ROWS && bytes >= WATCHED_BYTES);
  finish(query, rows.length, {
    bytes,
    by: wire === null ? "estimate" : "driver",
    ...(isLarge ? { watched: true } : {}),
  });
  if (isLarge) held.register(rows, query.id);
}

/** A query whose rows came one by one has ended. */
export function streamed(query: Query, rows: number, bytes: number | null): void {
  finish(query, rows, { bytes, ...(bytes === null ? {} : { by: "driver" }), streamed: true });
}

export function failed(query: Query): void {
  finish(query, 0, { bytes: null, failed: true });
}

type Ending = Pick<DoneRecord, "bytes" | "by" | "streamed" | "failed" | "watched">;

function finish({ id, statement }: Query, rows: number, ending: Ending): void {
  statement.looking--;
  if (rows > statement.mostRows) statement.mostRows = rows;
  const record: DoneRecord = { k: "done", t: now(), id, rows, ...ending };
  if (rows < MANY_ROWS) note(record);
  else {
    sawMany();
    tell({ ...record, ...heapNow() });
    if (ending.watched) drainCollections();
  }
}

/**
 * A chatty statement returned many rows while nobody looked: it is told of now, without its duration, and looked at from
 * now on.
 */
export function noticed(
  driver: string,
  sql: string,
  rows: readonly unknown[],
  above: (...args: never[]) => unknown,
): void {
  const statement = statementOf(sql);
  statement.counted--;
  returned(started(driver, sql, statement, handedOver() ?? callerOf(above), now()), rows);
}

/** The same for drivers that answer in a later turn, where the caller is gone: the line that ran the statement last stands for it. */
export function noticedLater(driver: string, sql: string, rows: readonly unknown[]): void {
  const statement = statementOf(sql);
  if (rows.length < MANY_ROWS || statement.looking > 0 || statement.site === 0) return;
  statement.counted--;
  const query: Query = { id: ++lastQuery, driver, sql, statement, captured: {}, placed: true };
  statement.looking++;
  note({ k: "query", t: now(), id: query.id, site: statement.site });
  returned(query, rows);
}
