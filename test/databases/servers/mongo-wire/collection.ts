/** Documents of one collection, in the order they were stored and by `_id`, with the query language of `mingo`. */
import { compareKeys, keyText } from "./keys.ts";

export type Document = Record<string, unknown>;

/** What is used of mingo, which is loaded from where the tests' packages lie. */
export interface Mingo {
  Query: new (condition: Document) => { test(document: Document): boolean };
  find(documents: Document[], condition: Document, projection: Document): { all(): Document[] };
  aggregate(documents: Document[], pipeline: Document[]): Document[];
  updateOne(documents: Document[], condition: Document, modifier: Document): unknown;
}

export interface Find {
  filter?: Document;
  sort?: Document;
  projection?: Document;
  skip?: number;
  limit?: number;
}

export class Collection {
  readonly #mingo: Mingo;
  readonly #documents = new Map<string, Document>();
  /** Documents by `_id`; null when it has to be sorted again. */
  #byKey: Document[] | null = null;

  constructor(mingo: Mingo) {
    this.#mingo = mingo;
  }

  /** Stores documents; hands back the places of those whose `_id` is there already. */
  insert(documents: readonly Document[]): number[] {
    const refused: number[] = [];
    for (const [place, document] of documents.entries()) {
      const key = keyText(document._id);
      if (this.#documents.has(key)) {
        refused.push(place);
        continue;
      }
      this.#documents.set(key, document);
      if (documents.length > 100) this.#byKey = null;
      else this.#byKey?.splice(this.#placeOf(document._id), 0, document);
    }
    return refused;
  }

  remove(filter: Document, limit: number): number {
    const found = [...this.#take(this.find({ filter }), limit || Number.POSITIVE_INFINITY)];
    for (const document of found) {
      this.#documents.delete(keyText(document._id));
      this.#byKey?.splice(this.#placeOf(document._id), 1);
    }
    return found.length;
  }

  update(filter: Document, change: Document, many: boolean): number {
    const found = [...this.#take(this.find({ filter }), many ? Number.POSITIVE_INFINITY : 1)];
    for (const old of found) {
      // A cursor that has handed it out keeps what it was then.
      const document = structuredCloneOf(old);
      if (Object.keys(change).some((name) => name.startsWith("$"))) this.#mingo.updateOne([document], {}, change);
      else Object.assign(document, change);
      this.#documents.set(keyText(old._id), document);
      if (this.#byKey) this.#byKey[this.#placeOf(old._id)] = document;
    }
    return found.length;
  }

  /** Whole documents of a query, found when they are taken: what was removed by then does not come. */
  *find({ filter = {}, sort, skip = 0, limit = 0 }: Find): Generator<Document> {
    const { range, rest } = splitKey(filter);
    const query = Object.keys(rest).length > 0 ? new this.#mingo.Query(rest) : null;
    let found = this.#candidates(range, sort);
    if (query) found = matching(found, query);
    if (sort && !isKeyOrder(sort)) found = this.#mingo.aggregate([...found], [{ $sort: sort }]).values();
    const end = limit === 0 ? Number.POSITIVE_INFINITY : skip + Math.abs(limit);
    let place = 0;
    for (const document of found) {
      if (place >= end) return;
      if (place++ >= skip) yield document;
    }
  }

  /** Documents as a query wants to see them. */
  project(documents: Document[], projection: Document | undefined): Document[] {
    if (!projection || Object.keys(projection).length === 0) return documents;
    return this.#mingo.find(documents, {}, projection).all();
  }

  aggregate(pipeline: Document[]): Document[] {
    const [first, ...rest] = pipeline;
    const filter = first?.$match as Document | undefined;
    const found = [...this.find({ filter: filter ?? {} })];
    return this.#mingo.aggregate(found, filter ? rest : pipeline);
  }

  #candidates(range: Range, sort: Document | undefined): Iterable<Document> {
    const byKey = isKeyOrder(sort);
    if (!byKey && range.length === 0) return this.#documents.values();
    const inside = (document: Document) => range.every((one) => holds(one, compareKeys(document._id, one.key)));
    if (range.length === 1 && range[0]!.operator === "$eq") {
      const one = this.#documents.get(keyText(range[0]!.key));
      return one ? [one] : [];
    }
    return this.#walk(inside, range, sort?._id === -1 ? -1 : 1);
  }

  /** By key from where the range begins; each step looks anew, since documents come and go meanwhile. */
  *#walk(inside: (document: Document) => boolean, range: Range, step: 1 | -1): Generator<Document> {
    const start = range.find(({ operator }) => operator.startsWith(step > 0 ? "$gt" : "$lt"));
    const sorted = this.#sorted();
    let at = start ? this.#placeOf(start.key) - (step > 0 ? 0 : 1) : step > 0 ? 0 : sorted.length - 1;
    if (start?.operator === "$lte" && at + 1 < sorted.length) at++;
    let last: unknown;
    for (;;) {
      const document = this.#sorted()[at];
      if (!document) return;
      if (inside(document)) yield document;
      // Past the other end nothing more will come.
      else if (
        range.some(
          (one) => one.operator.startsWith(step > 0 ? "$lt" : "$gt") && !holds(one, compareKeys(document._id, one.key)),
        )
      )
        return;
      last = document._id;
      at = this.#placeOf(last) + (step > 0 ? (this.#documents.has(keyText(last)) ? 1 : 0) : -1);
    }
  }

  #sorted(): Document[] {
    this.#byKey ??= [...this.#documents.values()].sort((a, b) => compareKeys(a._id, b._id));
    return this.#byKey;
  }

  /** The first place whose key is not below. */
  #placeOf(key: unknown): number {
    const sorted = this.#sorted();
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareKeys(sorted[middle]!._id, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  *#take(documents: Iterable<Document>, limit: number): Generator<Document> {
    let left = limit;
    for (const document of documents) {
      if (left-- <= 0) return;
      yield document;
    }
  }
}

type Range = { operator: string; key: unknown }[];

const rangeOperators = new Set(["$gt", "$gte", "$lt", "$lte", "$eq"]);

/** The conditions on `_id` that an index answers, and all others. */
function splitKey(filter: Document): { range: Range; rest: Document } {
  const { _id, ...rest } = filter;
  if (_id === undefined) return { range: [], rest: filter };
  const isOperators = typeof _id === "object" && _id !== null && Object.keys(_id).some((name) => name.startsWith("$"));
  if (!isOperators) return { range: [{ operator: "$eq", key: _id }], rest };
  const operators = Object.entries(_id as Document);
  if (!operators.every(([name]) => rangeOperators.has(name))) return { range: [], rest: filter };
  return { range: operators.map(([operator, key]) => ({ operator, key })), rest };
}

function holds({ operator }: { operator: string }, order: number): boolean {
  if (operator === "$gt") return order > 0;
  if (operator === "$gte") return order >= 0;
  if (operator === "$lt") return order < 0;
  if (operator === "$lte") return order <= 0;
  return order === 0;
}

function isKeyOrder(sort: Document | undefined): boolean {
  return sort !== undefined && Object.keys(sort).join() === "_id";
}

function* matching(documents: Iterable<Document>, query: { test(document: Document): boolean }): Generator<Document> {
  for (const document of documents) if (query.test(document)) yield document;
}

/** Copies what a change may touch; BSON's own classes are values. */
function structuredCloneOf(document: Document): Document {
  return { ...document };
}
