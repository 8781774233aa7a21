/** What the status item says, over all roots: counts, indexing, and what is wrong. */
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver/node";
import type { CheckResult } from "../rules/finding.ts";
import { type Status, statusNotification } from "./protocol.ts";

export class StatusReporter {
  #connection: Connection;
  #results: () => (CheckResult | undefined)[];
  #indexing = new Map<string, { done: number; total: number }>();
  #problem: string | null = null;
  #progress: Promise<WorkDoneProgressServerReporter> | undefined;
  #last = "";

  /** `#progress` is used only for clients that show work-done progress; see `begin`. */
  constructor(connection: Connection, results: () => (CheckResult | undefined)[]) {
    this.#connection = connection;
    this.#results = results;
  }

  /** Opens a progress in the client, which the user may cancel. */
  begin(onCancel: () => void): void {
    if (this.#progress) return;
    this.#progress = this.#connection.window.createWorkDoneProgress().then((progress) => {
      progress.begin("ORM Memory", 0, undefined, true);
      progress.token.onCancellationRequested(onCancel);
      return progress;
    });
    this.#progress.catch(() => {});
  }

  indexing(root: string, done: number, total: number): void {
    this.#indexing.set(root, { done, total });
    const sum = this.#sum();
    void this.#progress
      ?.then((progress) => progress.report(percent(sum), `${count(sum.done)} of ${count(sum.total)}`))
      .catch(() => {});
    this.send();
  }

  /** The check of a root ended, with a problem or without: told in one message, so that nobody sees the result beside the progress. */
  ended(root: string, problem: string | null = this.#problem): void {
    this.#problem = problem;
    this.#indexing.delete(root);
    if (this.#indexing.size === 0) {
      void this.#progress?.then((progress) => progress.done()).catch(() => {});
      this.#progress = undefined;
    }
    this.send();
  }

  problem(sentence: string | null): void {
    this.#problem = sentence;
    this.send();
  }

  current(): Status {
    const results = this.#results().filter((result) => result !== undefined);
    const findings = results.flatMap((result) =>
      result.findings.map(({ entry }) => `${entry.library} ${entry.file}:${entry.line}`),
    );
    const sum = (key: "files" | "entries" | "reads") => results.reduce((total, { summary }) => total + summary[key], 0);
    const errors = results.flatMap(({ problems }) => problems.filter(({ severity }) => severity === "error"));
    return {
      reads: findings.length,
      pools: new Set(findings).size,
      files: sum("files"),
      entries: sum("entries"),
      readsReached: sum("reads"),
      indexing: this.#indexing.size > 0 ? this.#sum() : null,
      problem: this.#problem ?? errors[0]?.message ?? null,
    };
  }

  send(): void {
    const status = this.current();
    const text = JSON.stringify(status);
    if (text === this.#last) return;
    this.#last = text;
    void this.#connection.sendNotification(statusNotification, status);
  }

  #sum(): { done: number; total: number } {
    const all = [...this.#indexing.values()];
    return {
      done: all.reduce((sum, { done }) => sum + done, 0),
      total: all.reduce((sum, { total }) => sum + total, 0),
    };
  }
}

function percent({ done, total }: { done: number; total: number }): number {
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
