/** Which lines of the catalog take part in some case: what no case has can be wrong without anybody noticing. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readsIn } from "../../analysis/reads/find.ts";
import { isFilled, stepsOf } from "../../analysis/reads/places.ts";
import { catalog, type Orm, type Place, type Pool, type Read } from "../../catalog/index.ts";
import type { LintEngine } from "../lint/engine.ts";

/** Something that a read's line says, as text, and how it is known to be there. */
interface Part {
  text: string;
  place?: Place;
  method?: string;
}

/** A place as parts, one for each method that it may stand at: `bound limit 0`, `bound argument 0 take`. */
function placeParts(what: string, { method, argument, key, keyword }: Place): Part[] {
  if (keyword !== undefined) return [{ text: `${what} ${keyword}`, place: { keyword } }];
  // Without an argument the method itself is meant: `first()`; without a method, too, the read is.
  if (argument === undefined) return (method ?? []).map((name) => ({ text: `${what} ${name}`, method: name }));
  return (method ?? [undefined]).map((name) => ({
    text: [what, name ?? "argument", argument, key].join(" ").trim(),
    place: { ...(name === undefined ? {} : { method: [name] }), argument, ...(key === undefined ? {} : { key }) },
  }));
}

/** A builder that is a promise is run by them; no line of its own says so. */
const ofPromises = new Set(["then", "catch", "finally", "asCallback"]);

/** What a read's line says of the calls around it: bounds, what looks like one, and methods that run a builder. */
function partsOf({ bound, notABound = [], builder, rows, first }: Read): Part[] {
  // One row needs no limit.
  if (rows === "one" && !first) return [];
  const named = (what: string, methods: string[] = []): Part[] =>
    methods.map((method) => ({ text: `${what} ${method}`, method }));
  return [
    ...bound.flatMap((place) => placeParts("bound", place)),
    ...notABound.flatMap(({ place }) => placeParts("no bound", place)),
    ...named(
      "runs",
      builder?.runs.filter((method) => !ofPromises.has(method)),
    ),
    ...named("first", builder?.first),
  ];
}

export class LinesInCases {
  readonly #seen = new Set<string>();

  /** Notes what a case's program has: reads that are reached, with the places that are filled, and entries with work. */
  add(engine: LintEngine): void {
    const { walk, program } = engine.debug();
    for (const entry of walk.entries)
      if (entry.targets.length || entry.handedOver.length) this.#seen.add(entry.pattern.id);
    for (const node of walk.reached.values())
      for (const site of readsIn(program, node.scope)) {
        const line = `${site.orm.id} ${site.read.call}`;
        this.#seen.add(line);
        const called = new Set([site.name, ...stepsOf(site).map((step) => step.name)]);
        for (const { text, place, method } of partsOf(site.read))
          if (method === undefined ? place && isFilled(program, site, place) : called.has(method))
            this.#seen.add(`${line} ${text}`);
      }
  }

  /** Declares the tests; they run after the cases of the same file. */
  test(): void {
    describe("each line of an ORM has a case and a source", () => {
      for (const orm of catalog.orms) test(orm.name, () => this.#orm(orm));
    });
    describe("each line of a pool has a case and a source", () => {
      for (const pool of catalog.pools) test(pool.id, () => this.#pool(pool));
    });
  }

  #orm(orm: Orm): void {
    for (const source of [orm.source, ...orm.reads.flatMap((read) => (read.notABound ?? []).map((n) => n.source))])
      assert.match(source, documentation);
    const lines = orm.reads.flatMap((read) => [
      `${orm.id} ${read.call}`,
      ...partsOf(read).map(({ text }) => `${orm.id} ${read.call} ${text}`),
    ]);
    this.#all(lines);
  }

  #pool({ source, entries, conventions = [], written = [], marked = [] }: Pool): void {
    const lines = [...entries, ...conventions, ...written, ...marked];
    for (const address of [source, ...lines.map((line) => line.source)]) assert.match(address, documentation);
    this.#all(lines.map(({ id }) => id));
  }

  #all(lines: string[]): void {
    assert.deepEqual([...new Set(lines)].filter((line) => !this.#seen.has(line)).sort(), []);
  }
}

/** An address that leads to more than a repository's front page. */
const documentation = /^https:\/\/(?!github\.com\/[^/]+\/[^/#]+\/?$)[^\s#]+(?:#[^\s#]+)?$/;
