/** What comments that silence rules come to: which finding each silences, and what is wrong with the comment itself. */
import { nearestName, ruleNames } from "../configuration/names.ts";
import type { Finding, Mend, Problem } from "../finding.ts";
import { findSuppressions, type Suppression, suppressionOf } from "../suppression.ts";

/** The comments of all files of one check. */
export class Suppressed {
  readonly #files = new Map<string, readonly Suppression[]>();
  /** Rules that a comment has silenced. */
  readonly #used = new Map<Suppression, Set<string>>();

  constructor(readonly textOf: (path: string) => string | undefined) {}

  /** Is the finding silenced? The comment that does it is remembered. */
  silences({ file, rule, range }: Finding): boolean {
    const comment = suppressionOf(this.#of(file), rule, range.start.line);
    if (!comment) return false;
    this.#used.set(comment, (this.#used.get(comment) ?? new Set()).add(rule));
    return true;
  }

  /**
   * Comments of a file that name no rule, silence nothing any more or give no reason. `isChecked` says of which rules it is known
   * that there is nothing to silence.
   */
  problems(file: string, isChecked: (rule: string) => boolean): Problem[] {
    const lines = (this.textOf(file) ?? "").split("\n");
    return this.#of(file).flatMap((comment): Problem[] => {
      const found = this.#judge(comment, lines[comment.line - 1] ?? "", isChecked);
      return found ? [{ ...found, file }] : [];
    });
  }

  #of(file: string): readonly Suppression[] {
    let known = this.#files.get(file);
    if (!known) {
      known = findSuppressions(this.textOf(file) ?? "");
      this.#files.set(file, known);
    }
    return known;
  }

  #judge(comment: Suppression, text: string, isChecked: (rule: string) => boolean): Omit<Problem, "file"> | undefined {
    const { rules, line, reason } = comment;
    const range = { start: { line, column: text.search(/\S/) + 1 }, end: { line, column: text.trimEnd().length + 1 } };
    const unknown = rules.find((rule) => !ruleNames.includes(rule));
    if (unknown !== undefined) {
      const near = nearestName(unknown, ruleNames);
      const message = `This comment silences "${unknown}", which is no rule${near ? `; did you mean ${near}?` : "."}`;
      return { severity: "warning", message, range };
    }
    const used = this.#used.get(comment);
    const idle = rules.filter((rule) => !used?.has(rule) && isChecked(rule));
    const left = rules.filter((rule) => !idle.includes(rule));
    if (rules.length === 0 ? !used && ruleNames.some(isChecked) : idle.length > 0) {
      const what = idle.length > 0 && left.length > 0 ? ` of ${idle.join(" and ")}` : "";
      const where = comment.scope === "file" ? "in this file" : `in line ${comment.target}`;
      const message = `This comment silences nothing any more: there is no finding${what} ${where}, or another comment silences it.`;
      return { severity: "hint", message, range, ...mendOf(comment, text, rules.length ? left : []) };
    }
    if (reason !== "") return undefined;
    return {
      severity: "hint",
      message: "This comment gives no reason; write it behind `--`, for whoever reads it next.",
      range,
    };
  }
}

const comments = /\s*(?:\{\/\*.*?\*\/\}|\/\*.*?\*\/|<!--.*?-->|\/\/.*|#.*)/g;

/** Takes the comment away, its line with it where nothing else stands there; one that still silences something loses a name. */
function mendOf({ line, rules }: Suppression, text: string, left: readonly string[]): { mend?: Mend } {
  if (left.length > 0) {
    const first = rules[0]!;
    const last = rules.at(-1)!;
    const start = text.indexOf(first, text.indexOf("orm-memory-disable-"));
    const end = text.lastIndexOf(last) + last.length;
    const title = `Remove ${rules.filter((rule) => !left.includes(rule)).join(" and ")} from the comment`;
    return { mend: { title, range: within(line, start, end), newText: left.join(", ") } };
  }
  const comment = [...text.matchAll(comments)].find(([own]) => own.includes("orm-memory-disable-"));
  // A comment over several lines says more than this.
  if (!comment) return {};
  const title = "Remove the comment";
  const rest = text.slice(0, comment.index) + text.slice(comment.index + comment[0].length);
  if (rest.trim() === "")
    return { mend: { title, range: { start: { line, column: 1 }, end: { line: line + 1, column: 1 } }, newText: "" } };
  return { mend: { title, range: within(line, comment.index, comment.index + comment[0].length), newText: "" } };
}

const within = (line: number, start: number, end: number): Mend["range"] => ({
  start: { line, column: start + 1 },
  end: { line, column: end + 1 },
});
