/** What is said of a pool that is not closed. */
import { type At, lineOf } from "../../analysis/facts.ts";
import type { Made } from "../../analysis/lifetimes/made.ts";
import type { Often } from "../../analysis/lifetimes/often.ts";
import type { Program } from "../../analysis/program.ts";
import type { Finding } from "../finding.ts";
import { functionName } from "../reached/path.ts";

type Said = Pick<Finding, "message" | "details">;

const units = ({ kind }: Made): string => (kind === "process" ? "processes" : "threads");

/** "a Piscina pool of up to 4 threads" */
export function poolPhrase(made: Made): string {
  const many = typeof made.atOnce === "number" ? ` of up to ${made.atOnce} ${units(made)}` : "";
  return `${article(made.pool.name)} ${made.pool.name} pool${many}`;
}

const article = (name: string): string => (/^[aeiou]/i.test(name) ? "an" : "a");

/** "in every call of `resize`", "for every request", "in every job" */
function oftenPhrase(program: Program, made: Made, often: Often): string {
  const name = functionName(program, made.scope);
  if (often.is === "often" && often.request) return "for every request";
  if (name !== "a callback") return `in every call of ${name.includes(" ") ? name : `\`${name}\``}`;
  return often.is === "often" && often.by ? `in every ${often.by.pool.unit}` : "in every call of a callback";
}

/** How many libraries' threads stay, and what closing does not promise. */
function backPhrase(made: Made): string {
  const [close] = made.making.close!;
  return `\`${close}\` ends the ${units(made)} and gives back the handles and connections that they hold; how much memory comes back is up to the allocator.`;
}

/** A pool that is made again and again, and closed by nobody. */
export function left(program: Program, made: Made, often: Often): Said {
  const where = oftenPhrase(program, made, often);
  const [close] = made.making.close!;
  const count = often.is === "often" && often.by ? ` It runs in ${often.by.pool.name}.` : "";
  return {
    message: `Makes ${poolPhrase(made)} ${where} and never closes it.`,
    details: [
      `Nothing there calls \`${close}\`, so the ${units(made)} of every pool stay beside those of the pools before.${count}`,
      backPhrase(made),
    ],
  };
}

/** A pool that is made again and again, and ends when the language notices that nobody holds it. */
export function leftToCollector(program: Program, made: Made, often: Often): Said {
  const [close] = made.making.close!;
  return {
    message: `Leaves ${poolPhrase(made)} ${oftenPhrase(program, made, often)} for the collector to end.`,
    details: [
      `Nothing there calls \`${close}\` or uses \`with\`. Measured with Python 3.11, the ${units(made)} ended as soon as nobody held the pool; Python does not promise that, and what a list, a cycle or a traceback still holds stays.`,
      backPhrase(made),
    ],
  };
}

/** A pool that stays open where something throws. */
export function unsettled(program: Program, made: Made, often: Often, at: At): Said {
  return {
    message: `Makes ${poolPhrase(made)} ${oftenPhrase(program, made, often)} and closes it only where nothing throws.`,
    details: [
      `Line ${lineOf(at)} closes it and stands in no \`finally\`: an error before it leaves the ${units(made)} running.`,
      backPhrase(made),
    ],
  };
}

/** A pool of a script, open at its end. */
export function once(made: Made, name: string | undefined): Said {
  const [close] = made.making.close!;
  const called = name === undefined ? "" : ` (\`${name}\`)`;
  return {
    message: `Keeps the script from ending: ${poolPhrase(made)} stays open when the work is done.`,
    details: [
      `Nothing in this file or in those that import it closes the pool${called}, listens or waits for work; after \`${close}\` the process can end.`,
      backPhrase(made),
    ],
  };
}

/** A pool of a script whose threads end with it, and not before. */
export function stays(made: Made, name: string | undefined): Said {
  const called = name === undefined ? "" : ` (\`${name}\`)`;
  return {
    message: `Never closes ${poolPhrase(made)}, so that its ${units(made)} stay to the end.`,
    details: [`Nothing in this file closes the pool${called}; \`with … as pool:\` does.`, backPhrase(made)],
  };
}

/** What the way of a finding says. */
export function madeSentence(made: Made, maker: string): string {
  return `${maker} makes ${poolPhrase(made)}`;
}
