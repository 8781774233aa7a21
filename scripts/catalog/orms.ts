/** The page of ORMs and drivers: which calls read, what limits them, and what only looks like a limit. */
import type { Orm, Place, Read } from "../../catalog/shape.ts";
import { anchorOf, code, documentation, inRows, listed, paragraphs, table } from "./markdown.ts";
import { importedAs, knownBy, packagesInWords, plainName } from "./values.ts";

const introduction = `# ORMs and drivers

_Which calls load rows, what limits them, and what only looks like a limit._

[unbounded-read](../rules/unbounded-read.md) asks three things of a call: does it hand over rows, does anything limit
how many, and does it run in a worker, a job or a fan-out. This page has the first two, for each library. The third is on
the page of [pools and queues](pools.md).

**A call counts only if what it is called on is known**: by its import, by how it was made, or by its type. \`find\` of an
array, or of a class of your own, is never looked at. Where only a name tells what something is (\`db\`, \`prisma\`), the
finding is less sure of itself, and below a confidence of 0.5 it is not shown.

**A limit is a number, or something that may be one**: a parameter that callers fill, a setting. \`undefined\`,
\`Infinity\` and a parameter that nobody fills are none. A lookup by a unique key and a list of keys need no limit.

In the tables, \`model.findMany\` is the method \`findMany\` of what the section calls a \`model\`. A limit stands in the
first argument unless something else is said. In the lists below them, “a \`Repository\`” is one that was made by \`new\`, is
declared with that type, or is of a class that extends it.

Made from the linter's own data by \`npm run catalog\`. Each line takes part in a test, and each link leads to what its
makers say.`;

/** Where something stands, as one would write it. */
export const placeInWords = ({ unless, ...place }: Place): string =>
  unless ? `${spot(place)} (not beside ${code(`.${unless[0]}()`)} and its like)` : spot(place);

function spot({ method, argument = 0, key, keyword }: Place): string {
  if (keyword !== undefined) return code(keyword);
  const nth = ["first", "second", "third", "fourth"][argument] ?? `${argument + 1}th`;
  if (!method)
    return key === undefined ? `the ${nth} argument` : argument ? `${code(key)} (${nth} argument)` : code(key);
  if (key?.startsWith("[].")) return `a ${code(key.slice(3))} stage`;
  const calls = listed(
    method.map((name) => code(name === "[:]" ? "[:n]" : `.${name}()`)),
    "or",
  );
  if (method.every((name) => name === "[:]")) return `a slice with an end, ${calls}`;
  if (key !== undefined) return argument ? `${code(key)} in ${calls} (${nth} argument)` : `${code(key)} in ${calls}`;
  return argument ? `${calls} (${nth} argument)` : calls;
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

const boundOf = (read: Read): string =>
  read.sql ? "a `LIMIT` in the statement" : listed(unique(read.bound.map(placeInWords)), "or");

/** What looks like a limit and is none, each once. */
function looksLike(reads: readonly Read[]): string[] {
  const lines = reads
    .flatMap(({ notABound = [] }) => notABound)
    // Without a place the read as such is meant, which the page tells elsewhere.
    .filter(({ place }) => place.method || place.argument !== undefined)
    .map(({ place, why, source }): [string, string] => {
      const word = place.key?.replace(/^\[\]\./, "") ?? place.method?.[0];
      // Most reasons have the word in them.
      const where = word === undefined || why.includes(`\`${word}`) ? "" : `${placeInWords(place)}: `;
      return [where + why, source];
    });
  const first = new Map(lines.toReversed());
  return unique(lines.map(([text]) => text)).map((text) => `- ${text} ([source](${first.get(text)}))`);
}

/** How a read is written: a method, or a chain and what runs it. */
function callOf({ call, builder, lazy }: Read): string {
  if (!builder) return lazy ? code(`${call}\`…\``) : code(call);
  const runs = unique(builder.runs.filter((run) => !ofPromises.has(run))).map((run) => code(`.${run}()`));
  const awaited = builder.awaited !== false && builder.runs.some((run) => ofPromises.has(run));
  const over = builder.goneOver ? [`going over it${builder.asked ? ", counting it or testing it" : ""}`] : [];
  const all = [...(awaited || (over.length && builder.awaited !== false) ? ["`await`"] : []), ...runs, ...over];
  return `${code(call)} chain, run by ${listed(all, "or")}`;
}

const ofPromises = new Set(["then", "catch", "finally", "asCallback"]);

/** Methods that hand rows over one by one; told by their names, since the data only says that they gather nothing. */
const streaming = /stream|cursor|iterat|eachasync|^pipe$/i;

function ormSection(orm: Orm): string {
  const whole = importedAs(orm.packages[0]!);
  const rows = new Map<string, string[]>();
  for (const read of orm.reads) {
    if (read.rows === "one") continue;
    const bound = boundOf(read) || "nothing";
    rows.set(bound, [...(rows.get(bound) ?? []), callOf(read)]);
  }
  const builders = orm.reads.flatMap((read) => read.builder ?? []);
  const single = (first: boolean): string[] =>
    orm.reads.filter((read) => read.rows === "one" && (read.first ?? false) === first).map((read) => read.call);
  const firsts = [...single(true), ...builders.flatMap((builder) => builder.first ?? []).map((name) => `.${name}()`)];
  const ones = [
    ...single(false),
    ...builders.flatMap((builder) => builder.one ?? []).map((name) => (name === "[]" ? "[n]" : `.${name}()`)),
  ];
  const counts = builders.flatMap((builder) => builder.aggregates ?? []).map((name) => `${name}()`);
  const streams = [
    ...orm.reads.flatMap((read) => read.streamedBy ?? []),
    ...builders.flatMap((builder) => builder.never.filter((name) => streaming.test(name))),
  ].map((name) => `.${name}()`);
  const gathered = orm.reads.filter((read) => read.iterator).map((read) => read.call);
  const about: [string, string[]][] = [
    ["Hands over one row, and reads all that match:", firsts],
    ["One row or none:", ones],
    ["One row in all, or one for each group:", counts],
    ["A read only where the rows are gathered in a list:", gathered],
    ["Row by row, and so not reported:", streams],
  ];
  const looks = looksLike(orm.reads);
  return paragraphs([
    `## ${orm.name}`,
    `${packagesInWords(orm.packages)} Documentation: ${documentation([orm.source])}`,
    table(
      ["Reads rows", "Limited by"],
      [...rows].flatMap(([bound, calls]) => inRows(unique(calls)).map((names) => [names, bound])),
    ),
    looks.length ? `**Looks like a limit, and is none:**\n\n${looks.join("\n")}` : undefined,
    ...about.map(([what, names]) =>
      names.length ? `**${what}** ${listed(unique(names).map((name) => code(plainName(name, whole))))}.` : undefined,
    ),
    `**What they are called on:**\n\n${Object.entries(orm.values)
      .map(([kind, recognisers]) => `- ${code(kind)}: ${knownBy(kind, recognisers, whole)}.`)
      .join("\n")}`,
  ]);
}

export function ormsPage(orms: readonly Orm[]): string {
  return `${paragraphs([
    introduction,
    "## Contents",
    orms.map(({ name }) => `[${name}](#${anchorOf(name)})`).join(", "),
    ...orms.map(ormSection),
  ])}\n`;
}
