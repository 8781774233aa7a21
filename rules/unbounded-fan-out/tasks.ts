/** What each task of a fan-out asks the database. */
import type { EntrySite } from "../../analysis/entries/entry.ts";
import type { At } from "../../analysis/facts.ts";
import { reachedKey } from "../../analysis/reach/node.ts";
import { runBy } from "../../analysis/reach/run-by.ts";
import { readsIn } from "../../analysis/reads/find.ts";
import { isInTransaction, sentIn } from "../../analysis/reads/sent.ts";
import { type Scope, scopeKey } from "../../analysis/values/value.ts";
import { worstVerdict } from "../reached/verdict.ts";
import type { ReachedRead, ReachedWork } from "../rule.ts";

export interface TaskQuery {
  name: string;
  file: string;
  at: At;
  confidence: number;
  /** It reads rows that nothing limits. */
  unbounded: boolean;
}

/** Reads by the function that they stand in. */
export function readsByFunction({ reads }: ReachedWork): Map<string, ReachedRead[]> {
  const found = new Map<string, ReachedRead[]>();
  for (const read of reads) {
    const key = reachedKey(read.node.scope, read.node.self);
    const list = found.get(key);
    if (list) list.push(read);
    else found.set(key, [read]);
  }
  return found;
}

/** The query of each task that is the surest, and an unbounded read before any other; undefined where a task sends none. */
export function queryOf(
  work: ReachedWork,
  reads: ReadonlyMap<string, ReachedRead[]>,
  entry: EntrySite,
  barriers: ReadonlySet<string>,
): TaskQuery | undefined {
  const { program, walk } = work;
  const own = new Set(entry.targets.map(({ scope }) => scopeKey(scope)));
  const isBarrier = (scope: Scope): boolean => !own.has(scopeKey(scope)) && barriers.has(scopeKey(scope));
  let best: TaskQuery | undefined;
  const offer = (query: TaskQuery): void => {
    if (
      !best ||
      (query.unbounded && !best.unbounded) ||
      (query.unbounded === best.unbounded && query.confidence > best.confidence)
    )
      best = query;
  };
  for (const { node, factor } of runBy(program, walk, entry, isBarrier)) {
    const fn = program.evaluator.fn(node.scope);
    const known = reads.get(reachedKey(node.scope, node.self));
    // A file without a word for reads of many rows was not asked for its reads; those of one row are queries all the same.
    for (const site of known?.map((read) => read.site) ?? readsIn(program, node.scope)) {
      const call = "call" in site.result ? fn.calls[site.result.call] : undefined;
      if (site.orm.blocking || (call && isInTransaction(call))) continue;
      const read = known?.find((one) => one.site === site);
      const unbounded = read !== undefined && worstVerdict(read)?.finding.severity === "warning";
      offer({ name: site.name, file: site.scope.file, at: site.at, confidence: factor * site.confidence, unbounded });
    }
    for (const { name, at, call, confidence } of sentIn(program, node.scope))
      if (!isInTransaction(call))
        offer({ name, file: node.scope.file, at, confidence: factor * confidence, unbounded: false });
  }
  return best;
}
