/** The commands that drivers send, answered from collections in memory. */
import { Collection, type Document, type Find, type Mingo } from "./collection.ts";

const firstBatch = 101;
/** What fits a reply: the real server sends as many as fill 16 MiB, which is more than rows of these tests are. */
const largestBatch = 40_000;

interface Cursor {
  namespace: string;
  documents: Iterator<Document>;
  present: (documents: Document[]) => Document[];
}

export class Commands {
  readonly #mingo: Mingo;
  readonly #collections = new Map<string, Collection>();
  readonly #cursors = new Map<number, Cursor>();
  /** Wraps a cursor's number: drivers want 64 bits. */
  readonly #long: (value: number) => unknown;
  #lastCursor = 0;

  constructor(mingo: Mingo, long: (value: number) => unknown) {
    this.#mingo = mingo;
    this.#long = long;
  }

  /** The reply to a command; whatever is not known gets the server's own kind of error. */
  run(command: Document): Document {
    const name = Object.keys(command)[0]!;
    const handler = this.#handlers[name];
    if (!handler) return { ok: 0, errmsg: `no such command: '${name}'`, code: 59, codeName: "CommandNotFound" };
    try {
      return { ...handler(command), ok: 1 };
    } catch (error) {
      return { ok: 0, errmsg: (error as Error).message, code: 2, codeName: "BadValue" };
    }
  }

  readonly #handlers: Record<string, (command: Document) => Document> = {
    hello: () => hello(),
    ismaster: () => hello(),
    isMaster: () => hello(),
    ping: () => ({}),
    buildInfo: () => ({ version: "8.0.0", versionArray: [8, 0, 0, 0] }),
    endSessions: () => ({}),
    create: () => ({}),
    createIndexes: () => ({ numIndexesBefore: 1, numIndexesAfter: 1 }),
    listIndexes: (command) =>
      this.#answer(command, [{ v: 2, key: { _id: 1 }, name: "_id_" }].values(), (documents) => documents),
    find: (command) => {
      const collection = this.#collection(command, "find");
      const documents = collection.find(command as Find);
      return this.#answer(command, documents, (found) => collection.project(found, command.projection as Document));
    },
    aggregate: (command) => {
      const found = this.#collection(command, "aggregate").aggregate(command.pipeline as Document[]);
      return this.#answer(command, found.values(), (documents) => documents);
    },
    getMore: (command) => this.#more(command),
    killCursors: (command) => {
      for (const id of command.cursors as unknown[]) this.#cursors.delete(Number(id));
      return { cursorsKilled: command.cursors, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [] };
    },
    count: (command) => {
      const { query, skip, limit } = command as { query?: Document; skip?: number; limit?: number };
      let n = 0;
      for (const _ of this.#collection(command, "count").find({ filter: query, skip, limit })) n++;
      return { n };
    },
    distinct: (command) => {
      const key = command.key as string;
      const found = this.#collection(command, "distinct").find({ filter: (command.query as Document) ?? {} });
      return { values: [...new Set([...found].map((document) => document[key]))] };
    },
    insert: (command) => {
      const documents = command.documents as Document[];
      const refused = this.#collection(command, "insert").insert(documents);
      const writeErrors = refused.map((index) => ({ index, code: 11000, errmsg: "E11000 duplicate key error" }));
      return { n: documents.length - refused.length, ...(refused.length > 0 ? { writeErrors } : {}) };
    },
    update: (command) => {
      const collection = this.#collection(command, "update");
      let n = 0;
      for (const { q, u, multi } of command.updates as { q: Document; u: Document; multi?: boolean }[])
        n += collection.update(q, u, multi === true);
      return { n, nModified: n };
    },
    delete: (command) => {
      const collection = this.#collection(command, "delete");
      let n = 0;
      for (const { q, limit } of command.deletes as { q: Document; limit: number }[]) n += collection.remove(q, limit);
      return { n };
    },
    drop: (command) => {
      this.#collections.delete(`${command.$db}.${command.drop}`);
      return {};
    },
    dropDatabase: (command) => {
      for (const name of this.#collections.keys())
        if (name.startsWith(`${command.$db}.`)) this.#collections.delete(name);
      return {};
    },
  };

  #collection(command: Document, name: string): Collection {
    const namespace = `${command.$db}.${command[name]}`;
    const known = this.#collections.get(namespace) ?? new Collection(this.#mingo);
    this.#collections.set(namespace, known);
    return known;
  }

  #answer(command: Document, documents: Iterator<Document>, present: Cursor["present"]): Document {
    const namespace = `${command.$db}.${Object.values(command)[0]}`;
    const size = (command.batchSize ?? (command.cursor as Document | undefined)?.batchSize ?? firstBatch) as number;
    const cursor: Cursor = { namespace, documents, present };
    const { batch, done } = take(cursor, size);
    const closed = done || command.singleBatch === true;
    const id = closed ? 0 : ++this.#lastCursor;
    if (!closed) this.#cursors.set(id, cursor);
    return { cursor: { firstBatch: batch, id: this.#long(id), ns: namespace } };
  }

  #more(command: Document): Document {
    const id = Number(command.getMore);
    const cursor = this.#cursors.get(id);
    if (!cursor) throw new Error(`cursor id ${id} not found`);
    const { batch, done } = take(cursor, (command.batchSize as number | undefined) || largestBatch);
    if (done) this.#cursors.delete(id);
    return { cursor: { nextBatch: batch, id: this.#long(done ? 0 : id), ns: cursor.namespace } };
  }
}

function take({ documents, present }: Cursor, size: number): { batch: Document[]; done: boolean } {
  const found: Document[] = [];
  while (found.length < size) {
    const next = documents.next();
    if (next.done) return { batch: present(found), done: true };
    found.push(next.value);
  }
  return { batch: present(found), done: false };
}

function hello(): Document {
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: 16 * 2 ** 20,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 25,
    readOnly: false,
  };
}
