/** Fixes of findings in Python files: what is offered, and the edits, follow the same plans. */
import type { PythonNode } from "../../analysis/extract/python/tree.ts";
import { applyEdits, type Rewrite } from "../../rewrite/edit.ts";
import type { Finding, Fix, FixKind } from "../finding.ts";
import { within } from "./chain.ts";
import { closePlan } from "./close.ts";
import { type Plan, plansOf } from "./plans.ts";
import { suppressEdits } from "./suppress.ts";
import type { PythonSource } from "./syntax.ts";

/** What fixes of Python work on. */
export interface PythonSources {
  text: string;
  batchSize: number;
  parse(text: string): PythonNode;
}

const suppression: Fix = { kind: "suppress", title: "Ignore this, with a reason", safe: false };

/** By hand, what can't be done safely from the text alone. */
const byHand: Record<string, string> = {
  sqlalchemy: "by hand, pages by the key, or `yield_per(n)` where nothing else uses the session meanwhile",
  django: "by hand, `iterator(chunk_size=n)` where the rows are gone over once, else slices by the key",
  peewee: "by hand, `iterator()` where the rows are gone over once, else pages by the key",
  tortoise: 'by hand, pages by the key: `.filter(id__gt=last).order_by("id").limit(n)`',
  dbapi: "by hand, `fetchmany(n)` of a cursor that the server holds",
  pandas: "by hand, `chunksize=n` over a connection that streams",
};

/** What can be offered for a finding, and why there is no rewrite. */
export function offerPython(finding: Finding, sources: PythonSources): Pick<Finding, "fixes" | "noFix"> {
  const source: PythonSource = { text: sources.text, root: sources.parse(sources.text) };
  const silence = Array.isArray(suppressEdits(finding, source)) ? [suppression] : [];
  const only = onlyPlan(finding, source);
  if (only) {
    const plan = checked(only, sources);
    return "fix" in plan ? { fixes: [plan.fix, ...silence], noFix: null } : { fixes: silence, noFix: plan.reason };
  }
  if (finding.rule !== "unbounded-read" || finding.read?.shared)
    return { fixes: silence, noFix: finding.noFix ?? "by hand: no rewrite of Python does it" };
  const all = plansOf(finding, source, sources.batchSize).map((plan) => checked(plan, sources));
  const plans = all.flatMap((plan) => ("fix" in plan ? [plan.fix] : []));
  const rewrites = plans.some(({ kind, leaves }) => kind !== "bound" && !leaves);
  return { fixes: [...plans, ...silence], noFix: rewrites ? null : reasonFor(finding, whyNot(all)) };
}

/** The rewrite of a rule that has only one; undefined for others. */
function onlyPlan(finding: Finding, source: PythonSource): Plan | undefined {
  if (finding.rule === "pool-not-closed") return closePlan(finding, source);
  if (finding.rule !== "wide-select") return undefined;
  const plan = plansOf(finding, source, 1).find((one) => "fix" in one && one.fix.kind === "narrow");
  return plan ?? { reason: "by hand, the columns alone, whose rows are tuples (`load_only` and `only` save little)" };
}

/** A plan whose text can be parsed as well as the one before. */
function checked(plan: Plan, { text, parse }: PythonSources): Plan {
  if ("reason" in plan) return plan;
  const broken = (root: PythonNode): number => [...within(root)].filter(({ type }) => type === "ERROR").length;
  return broken(parse(applyEdits(text, plan.edits))) > broken(parse(text))
    ? { reason: "the rewritten text would not be Python any more" }
    : plan;
}

/** Why there are no pages, which are what most reads could have. */
const whyNot = (plans: readonly Plan[]): string | undefined =>
  plans.flatMap((plan) => ("reason" in plan && plan.of === "batch" ? [plan.reason] : []))[0];

/** What gives the memory of a process back after each task. */
const recycled: Record<string, string> = {
  multiprocessing: "; `Pool(…, maxtasksperchild=1)` gives the memory of each task back",
  "concurrent.futures.processes": "; `max_tasks_per_child=1` (Python 3.11) gives the memory of each task back",
};

function reasonFor(finding: Finding, why: string | undefined): string {
  const known = byHand[finding.read?.orm ?? ""] ?? "there is no automatic rewrite for this library";
  const hand = known + (recycled[finding.entry.library] ?? "");
  if (finding.escape === "returned") return `the caller gets all rows; ${hand}`;
  return why === undefined ? hand : `${why}; ${hand}`;
}

/** Edits of one fix. */
export function fixPython(finding: Finding, kind: FixKind, sources: PythonSources): Rewrite {
  const source: PythonSource = { text: sources.text, root: sources.parse(sources.text) };
  if (kind === "suppress") {
    const edits = suppressEdits(finding, source);
    return Array.isArray(edits) ? { edits } : edits;
  }
  const only = onlyPlan(finding, source);
  if (only) {
    const plan = checked(only, sources);
    return "fix" in plan ? { edits: plan.edits } : plan;
  }
  const plans = plansOf(finding, source, sources.batchSize).map((plan) => checked(plan, sources));
  for (const plan of plans) if ("fix" in plan && plan.fix.kind === kind) return { edits: plan.edits };
  return { reason: reasonFor(finding, whyNot(plans)) };
}
