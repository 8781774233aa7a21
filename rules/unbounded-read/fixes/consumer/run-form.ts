/** For tests: runs a program on rows from nowhere, and says all that it did. */

interface Row {
  id: number;
  total: number;
  paid: boolean;
  note: string | null;
  items: number[];
}

const rowsOf = (size: number): Row[] =>
  Array.from({ length: size }, (_, i) => ({
    id: i + 1,
    total: (i * 2) % 5,
    paid: i % 3 === 1,
    note: i % 4 === 2 ? null : "n",
    items: [i, i + 1].slice(i % 2),
  }));

/** What a program does with so many rows: what it shows, and what it returns or throws. */
export async function outcome(program: string, size: number, flag: boolean): Promise<unknown> {
  const shown: unknown[] = [];
  const seen = (...values: unknown[]) => shown.push(structuredClone(values));
  const world = {
    all: async () => rowsOf(size),
    query: async () => ({ rows: rowsOf(size), rowCount: size }),
    execute: async () => [rowsOf(size), []],
    now: () => rowsOf(size),
    each: async function* () {
      yield* rowsOf(size);
    },
    eachNow: () => rowsOf(size).values(),
    seen,
    send: async (value: unknown) => {
      seen("begin", value);
      await new Promise((done) => setImmediate(done));
      seen("end", value);
    },
    price: async (id: number) => id * 10,
    createWriteStream: (path: string) => ({
      write: (text: string) => seen(path, text) % 3 === 0,
      end: () => seen("end of file"),
    }),
    drained: async () => seen("drained"),
    later: [] as (() => unknown)[],
    flag,
  };
  const make = new Function(...Object.keys(world), `${program}\nreturn run;`) as (...given: unknown[]) => () => unknown;
  try {
    return { returned: await make(...Object.values(world))(), shown };
  } catch (error) {
    return { error: String(error), shown };
  }
}
