/** Results of fewer rows are small: they are counted, and nothing is kept of them. */
export const MANY_ROWS = 100;
const CALLS_TO_BE_CHATTY = 20;
const LOOK_AT_ONE_IN = 16;
/** Each further look comes after a quarter more calls than there were. */
const SELDOM = 4;
const MOST_STATEMENTS = 1000;
const BEGINNING = 48;
const LONGEST_TEXT = 300;

/** What is known of a statement's calls so far. */
export interface Statement {
  calls: number;
  mostRows: number;
  /** The number of the next call that will be looked at. */
  next: number;
  /** Calls that were counted only, since they were last told of. */
  counted: number;
  /** Calls that are being looked at now. */
  looking: number;
  /** The site that ran it last. */
  site: number;
}

const statements = new Map<string, Statement>();

/** Past a thousand different texts (literals written into them) they are told apart by their beginning alone. */
export function statementOf(sql: string): Statement {
  let known = statements.get(sql);
  if (known) return known;
  const key = statements.size < MOST_STATEMENTS ? sql : sql.slice(0, BEGINNING);
  known = statements.get(key);
  if (known) return known;
  known = { calls: 0, mostRows: 0, next: 0, counted: 0, looking: 0, site: 0 };
  if (statements.size < 2 * MOST_STATEMENTS) statements.set(key, known);
  return known;
}

/**
 * Counts a call and says whether to look at it. A statement that was called 20 times and never had 100 rows is looked at once in
 * 16 calls, and ever more seldom: capturing a stack costs as much as a small query.
 */
export function worthALook(statement: Statement): boolean {
  if (++statement.calls < statement.next && statement.mostRows < MANY_ROWS) {
    statement.counted++;
    return false;
  }
  if (statement.calls >= CALLS_TO_BE_CHATTY) {
    statement.next = statement.calls + Math.max(LOOK_AT_ONE_IN, Math.floor(statement.calls / SELDOM));
  }
  return true;
}

/** Whether the next call will be looked at, without counting it. */
export function willBeLookedAt(sql: string): boolean {
  const { calls, mostRows, next } = statementOf(sql);
  return calls + 1 >= next || mostRows >= MANY_ROWS;
}

const CALLS_AFTER_MANY = 200;
const CAPTURE_ONE_IN = 8;

let calls = 0;
let captureUntil = CALLS_TO_BE_CHATTY;

/** A result of 100 rows or more was seen. */
export function sawMany(): void {
  captureUntil = calls + CALLS_AFTER_MANY;
}

/**
 * Whether to keep the line of a user's call of an ORM. While all results are small it is kept once in eight calls; the stack at
 * the driver is what is left of the others, where an awaited call still stands in it.
 */
export function worthACapture(): boolean {
  return ++calls <= captureUntil || calls % CAPTURE_ONE_IN === 0;
}

/** Calls that were only counted, by site; each is given once. */
export function takeCounted(): [site: number, calls: number][] {
  const taken: [number, number][] = [];
  for (const statement of statements.values()) {
    if (statement.counted === 0 || statement.site === 0) continue;
    taken.push([statement.site, statement.counted]);
    statement.counted = 0;
  }
  return taken;
}

/** A statement's text as a report may show it: no literals, which may be anybody's data. */
export function withoutLiterals(sql: string): string {
  return sql
    .slice(0, 4 * LONGEST_TEXT)
    .replace(/'(?:[^']|'')*(?:'|$)/g, "?")
    .replace(/(?<![\w$"`.])-?\d+(?:\.\d+)?(?![\w"`])/g, "?")
    .replace(/\?(?:\s*,\s*\?){3,}/g, "?, …")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_TEXT);
}
