/**
 * The case format: files and expectations in one text, the marker under the place that is meant.
 *
 *     === A worker counts rows
 *     // pool.ts
 *     new Piscina({ filename: new URL("./worker.js", import.meta.url).href, maxThreads: 8 });
 *     // worker.ts
 *     export default async () => (await prisma.order.findMany()).length;
 *                                                    ^^^^^^^^ warning unbounded-read, 8 at once, rows stay
 *
 * A comment that is nothing but a path starts a file. What stands above the first `===` belongs to every case. A line
 * `! words` expects a problem that has these words. Details of a marker are those of `details.ts`, each only where it
 * matters; what is not marked must not be found.
 */
import { type Detail, readDetails } from "./details.ts";

export interface Expectation {
  file: string;
  /** From 1. */
  line: number;
  column: number;
  length: number;
  severity: string;
  rule: string;
  details: Detail[];
}

export interface Case {
  title: string;
  /** Path → text, without the markers, in the order they stand. */
  files: Map<string, string>;
  expected: Expectation[];
  problems: string[];
}

const title = /^=== (.+)$/;
const fileName = /^(?:\/\/|#) ((?:[\w@.()[\]-]+\/)*[\w.()[\]-]*\.(?:[cm]?[jt]sx?|py|json|prisma|sql|d\.ts))$/;
const marker = /^( *)(\^+) (warning|information|hint) ([\w-]+)(?:, (.*))?$/;

/** Every case of a text. Throws for a text that means nothing: a marker without a line, a file outside any case. */
export function parseCases(text: string): Case[] {
  const [shared = "", ...bodies] = text.replaceAll("\r\n", "\n").split(/^(?==== )/m);
  const common = parseFiles(text.startsWith("=== ") ? "" : shared);
  if (common.expected.length) throw new Error("A marker stands above the first case.");
  const cases = text.startsWith("=== ") ? [shared, ...bodies] : bodies;
  return cases.map((body) => {
    const end = body.indexOf("\n");
    const own = parseFiles(body.slice(end + 1));
    return {
      title: title.exec(body.slice(0, end))?.[1] ?? "",
      files: new Map([...common.files, ...own.files]),
      expected: own.expected,
      problems: own.problems,
    };
  });
}

/** One text without a title: an example of a page. */
export function parseExample(name: string, text: string): Case {
  return { title: name, ...parseFiles(text) };
}

function parseFiles(text: string): Omit<Case, "title"> {
  const files = new Map<string, string[]>();
  const expected: Expectation[] = [];
  const problems: string[] = [];
  let file: string | undefined;
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    const named = fileName.exec(line)?.[1];
    if (named !== undefined) {
      if (files.has(named)) throw new Error(`${named} stands twice in one case.`);
      file = named;
      lines = [];
      files.set(file, lines);
      continue;
    }
    if (line.startsWith("! ")) {
      problems.push(line.slice(2));
      continue;
    }
    const found = marker.exec(line);
    if (!found) {
      // Between cases and under the last file there may be room.
      if (file !== undefined) lines.push(line);
      else if (line.trim() !== "") throw new Error(`"${line}" stands in no file.`);
      continue;
    }
    if (file === undefined || !lines.length) throw new Error(`A marker stands under no line: ${line.trim()}`);
    const [, room = "", place = "", severity = "", rule = "", details = ""] = found;
    expected.push({
      file,
      line: lines.length,
      column: room.length + 1,
      length: place.length,
      severity,
      rule,
      details: readDetails(details),
    });
  }
  return {
    files: new Map([...files].map(([path, own]) => [path, `${own.join("\n").trimEnd()}\n`])),
    expected,
    problems,
  };
}
