/** The page of pools: what starts work, what is run, and how many at once. */
import type { AtOnce, EntryKind, EntryPattern, Pool, Runs } from "../../catalog/shape.ts";
import { anchorOf, capital, code, documentation, inRows, listed, paragraphs, table } from "./markdown.ts";
import { distinct, importedAs, knownBy, packagesInWords, plainName } from "./values.ts";

const introduction = `# Pools, queues, schedules and fan-out

_What starts work that runs several times at once or over and over, what it runs, and how many at once._

[unbounded-read](../rules/unbounded-read.md) reports a read without a limit only where one of these leads to it. From
what is run here, the linter follows calls, imports, injected services and callbacks to the reads. Which calls are
reads is on the page of [ORMs and drivers](orms.md).

**A library counts only if its package is imported**, and a call only if what it is called on comes from there. A class
of your own called \`Worker\` starts nothing. A function of your own that hands its work on to one of these is followed
by itself; for what is not here, there is [\`poolEntries\`](../rules/unbounded-read.md#your-own-pools).

**The number at once is never guessed.** It is the option's value, or its fallback where it comes from the environment,
or the library's default. _Not told_ stands where no code tells: as many as the machine has cores, or a setting of the service. Messages then say
_several_.

Below each table stands what the calls are called on: “a \`Kafka\`” is one that was made by \`new\`, is declared with that type, or
is of a class that extends it.

Made from the linter's own data by \`npm run catalog\`. Each line takes part in a test.`;

const kinds: [EntryKind, heading: string, about: string][] = [
  ["thread", "Worker threads", "A file or a function that runs in threads. Each thread has a heap of its own."],
  ["process", "Processes", "A file that runs in processes of its own, each with its own memory."],
  ["queue", "Queues and jobs", "A function that is run for each job."],
  ["consumer", "Messages and events", "A function that is run for each message."],
  [
    "schedule",
    "Schedules and timers",
    "A function that is run again and again. Many may overlap themselves: the next run starts although the last goes on.",
  ],
  [
    "fan-out",
    "Fan-out",
    "A callback that is started for each element of a list. A limit of one is no fan-out, and not reported.",
  ],
  [
    "request",
    "Request handlers",
    "Only where `requestHandlers` is set. How many requests come at once, no code tells.",
  ],
];

const nth = (index: string): string =>
  ({
    last: "the last argument",
    function: "the function among the arguments",
    "0": "the first argument",
    "1": "the second argument",
    "2": "the third argument",
    "3": "the fourth argument",
  })[index] ?? `argument ${index}`;

/** "0.filename" → `filename`; "1" → the second argument. */
function pathInWords(path: string): string {
  const [first = "", ...keys] = path.split(".");
  if (path === "number") return "the number among the arguments";
  return keys.length ? code(keys.join(".").replaceAll(".[]", "[]")) : nth(first);
}

function runsInWords(runs: Runs): string {
  if ("callback" in runs) return pathInWords(runs.callback);
  if ("called" in runs) return `the function whose call is ${pathInWords(runs.called)}`;
  if ("every" in runs) return "each function among the arguments";
  if ("callbacks" in runs) return `each function in ${pathInWords(runs.callbacks)}`;
  if ("folder" in runs) return `each file of the folder ${pathInWords(runs.folder)}`;
  if ("elements" in runs) return "the callback of the `map` in the first argument";
  if ("decorated" in runs) return "the method below it";
  if ("method" in runs) return `${code(`${runs.method}()`)} of the class below it`;
  if ("typed" in runs) return "the function that has the type, or takes it";
  if ("typeArgument" in runs) return "each function of the type that it is given";
  if (!("exports" in runs)) return runs.file === "own" ? "this program once more" : (runs satisfies never);
  const what = {
    module: "",
    default: "the default export of ",
    named: "the default export, or the one that a run names, of ",
    every: "every export of ",
  };
  return `${what[runs.exports]}the file that ${pathInWords(runs.file)} names`;
}

function atOnceInWords(atOnce: AtOnce): string {
  if (typeof atOnce === "number") return String(atOnce);
  if (atOnce === "unbounded") return "no limit";
  if (atOnce === "unknown") return "not told";
  if (atOnce === "constructions") return "as often as it is called";
  if ("lengthOf" in atOnce) return "as many as the list has";
  const byDefault = "default" in atOnce && atOnce.otherwise === "unknown" ? atOnce.default : undefined;
  const otherwise = byDefault ?? atOnceInWords(atOnce.otherwise);
  const untold = atOnce.otherwise === "unknown" && !("default" in atOnce && atOnce.default);
  const more = untold ? "" : typeof atOnce.otherwise === "object" ? `, else ${otherwise}` : `; else ${otherwise}`;
  if ("set" in atOnce) return `${code(`.${atOnce.set} = n`)}${more}`;
  const { of = "own", times } = atOnce;
  const option = pathInWords(atOnce.at);
  const where =
    typeof of === "object"
      ? "method" in of
        ? code(`${of.method}()`)
        : `${option} of ${code(`${of.around}()`)}`
      : of === "maker" && /argument/.test(option)
        ? `${option} of what made it`
        : option;
  const or = atOnce.or === undefined || atOnce.or === atOnce.at ? "" : ` or ${pathInWords(atOnce.or)}`;
  return `${where}${or}${times === undefined ? "" : ` × ${pathInWords(times)}`}${more}`;
}

const overlapsInWords = ({ overlaps }: Pick<EntryPattern, "overlaps">): string => {
  if (!overlaps) return "";
  const unless = overlaps === true ? [] : overlaps.unless.map(pathInWords);
  return `, may overlap itself${unless.length ? ` unless ${listed(unless, "or")} is set` : ""}`;
};

/** What is written to start the work: `new Piscina()`, `@Cron()`, `queue.process()`. */
function writtenAs({ on, when, inside }: EntryPattern, pool: Pool, whole: string): string {
  const [, mark = "", label = ""] = /^(new |@|: |\(|)(.*?)\)?$/.exec(on)!;
  const name = label.startsWith(".") ? label : plainName(label, mark === "new " ? capital(whole) : whole);
  const more = when && "is" in when ? `"${when.is}", …` : "";
  if (mark === "new ") return `new ${name}(${more})`;
  if (mark === "@") return `@${name}()`;
  if (mark) return name;
  const made = pool.values[label]?.flatMap((r) => ("exported" in r ? [r.exported] : "member" in r ? [r.member] : []));
  const called = made?.map((one) => plainName(one, "")).find((one) => one) ?? name;
  return inside ? `${inside.method}(${called}(${more}))` : `${called}(${more})`;
}

interface Row {
  names: string[];
  what: string[];
  atOnce: string;
}

/** Rows that say the same of several names, or several things of the same names, are one. */
function joined(rows: readonly Row[]): Row[] {
  const byWhat = new Map<string, Row>();
  for (const { names, what, atOnce } of rows) {
    const row = byWhat.get(`${what.join()} ${atOnce}`) ?? { names: [], what, atOnce };
    row.names = distinct([...row.names, ...names]);
    byWhat.set(`${what.join()} ${atOnce}`, row);
  }
  const byName = new Map<string, Row>();
  for (const row of byWhat.values()) {
    const key = `${row.names.join()} ${row.atOnce}`;
    const before = byName.get(key);
    if (before) before.what.push(...row.what);
    else byName.set(key, { ...row, what: [...row.what] });
  }
  return [...byName.values()];
}

const unsure = (confidence: number): string => (confidence < 0.8 ? "; told as `information` at most" : "");

function rowsOf(pool: Pool): Row[] {
  const whole = importedAs(pool.packages.find((one) => /^[@a-z]/.test(one)) ?? pool.name);
  const entries = pool.entries.map((entry): Row => {
    const atOnce = entry.offered ? "as many as the side that starts it says" : atOnceInWords(entry.atOnce);
    const again = entry.again ? ", where it starts itself again" : "";
    return {
      names: [code(writtenAs(entry, pool, whole))],
      what: [runsInWords(entry.runs)],
      atOnce: `${atOnce}${overlapsInWords(entry)}${again}${unsure(entry.confidence)}`,
    };
  });
  const files = (pool.conventions ?? []).map(
    ({ files, exports, beside, atOnce, overlaps, confidence }): Row => ({
      names: [code(fileForm(files))],
      what: [
        `${exports.length > 1 ? listed(exports.map(code), "or") : "the default export"}${beside ? `, where ${code(beside)} is exported, too` : ""}`,
      ],
      atOnce: `${atOnceInWords(atOnce)}${overlapsInWords(overlaps ? { overlaps } : {})}${unsure(confidence)}`,
    }),
  );
  const texts = (pool.written ?? []).map(
    ({ atOnce, confidence }): Row => ({
      names: [`a text in the form of ${pool.name}`],
      what: ["the function beside it: in a call, an object or a decorator"],
      atOnce: `${atOnceInWords(atOnce)}${unsure(confidence)}`,
    }),
  );
  const marks = (pool.marked ?? []).map(
    ({ by, atOnce, confidence }): Row => ({
      names: ["a decorator of the repository's own whose name says that it is a job"],
      what: [`the decorated method, where the decorator calls ${listed(by.map(code), "or")}`],
      atOnce: `${atOnceInWords(atOnce)}${unsure(confidence)}`,
    }),
  );
  return [...entries, ...files, ...texts, ...marks];
}

/** Kinds of values that an entry, or another kind, is told by. */
function kindsOf(pool: Pool): [string, string][] {
  const whole = importedAs(pool.packages[0]!);
  const words = [
    ...pool.entries.flatMap(({ on, inside }) => [on, inside?.of ?? ""]),
    ...pool.entries.flatMap(({ when }) => (when && "kind" in when ? [when.kind] : [])),
    ...Object.entries(pool.values).flatMap(([kind, list]) =>
      list.flatMap((r) => Object.values(r).filter((v) => typeof v === "string" && !v.startsWith(`${kind}.`))),
    ),
  ].map((label) => String(label).split(".")[0]);
  return Object.entries(pool.values)
    .filter(([kind]) => !kind.includes(" ") && words.includes(kind))
    .map(([kind, recognisers]) => [kind, knownBy(kind, recognisers, whole)]);
}

function poolSection(name: string, pools: readonly Pool[]): string {
  const lines = pools.flatMap((pool) => [
    ...pool.entries,
    ...(pool.conventions ?? []),
    ...(pool.written ?? []),
    ...(pool.marked ?? []),
  ]);
  const known = pools.flatMap(kindsOf);
  return paragraphs([
    `### ${name}`,
    `${packagesInWords([...new Set(pools.flatMap((pool) => pool.packages))])} Documentation: ${documentation([
      ...pools.map((pool) => pool.source),
      ...lines.map((line) => line.source),
    ])}`,
    table(
      ["Starts work", "What runs", "How many at once"],
      joined(pools.flatMap(rowsOf)).flatMap(({ names, what, atOnce }) =>
        inRows(names).map((cell) => [cell, what.join(", or "), atOnce]),
      ),
    ),
    known.length ? known.map(([kind, words]) => `- ${code(kind)}: ${words}.`).join("\n") : undefined,
  ]);
}

/** `src/jobs/*` of the expression that finds such files. */
const fileForm = (files: RegExp): string =>
  files.source
    .replace(/^\(\?:\^\|\\\/\)/, "")
    .replace(/\(\?:\.\*\\\/\)\?/g, "**/")
    .replace(/\[\^\/\]\+/g, "*")
    .replace(/\.\*/g, "**/*")
    .replace(/\\\.\[cm\]\?\[jt\]sx?\??\$$/, ".ts")
    .replace(/\\\.\[jt\]sx\?\$$/, ".ts")
    .replace(/\\(.)/g, "$1")
    .replace(/\$$/, "");

export function poolsPage(pools: readonly Pool[]): string {
  const names = (kind: EntryKind): string[] => [
    ...new Set(pools.filter((pool) => pool.kind === kind).map((p) => p.name)),
  ];
  return `${paragraphs([
    introduction,
    "## Contents",
    kinds
      .map(
        ([kind, heading]) =>
          `- [${heading}](#${anchorOf(heading)}): ${names(kind)
            .map((name) => `[${name}](#${anchorOf(name)})`)
            .join(", ")}`,
      )
      .join("\n"),
    ...kinds.flatMap(([kind, heading, about]) => [
      `## ${heading}`,
      about,
      ...names(kind).map((name) =>
        poolSection(
          name,
          pools.filter((pool) => pool.name === name && pool.kind === kind),
        ),
      ),
    ]),
  ])}\n`;
}
