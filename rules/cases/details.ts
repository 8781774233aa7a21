/** What a marker may say of its finding, and what a finding says of each. */
import type { Finding } from "../finding.ts";

export interface Detail {
  about: keyof typeof details;
  text: string;
}

const escapes = { none: "rows stay", returned: "rows returned", stored: "rows stored", posted: "rows posted" };

const details = {
  /** `8 at once`, `unbounded at once` */
  atOnce: { form: /^(?:\d+|unbounded|unknown) at once$/, of: (f: Finding) => `${f.concurrency} at once` },
  /** Where that number comes from: `by maxThreads`. */
  source: { form: /^by .+$/, of: (f: Finding) => `by ${f.concurrencySource}` },
  escape: { form: /^rows (?:stay|returned|stored|posted)$/, of: (f: Finding) => escapes[f.escape] },
  confidence: { form: /^confidence [\d.]+$/, of: (f: Finding) => `confidence ${f.confidence.toFixed(2)}` },
  /** The pool's library: `in piscina`. */
  library: { form: /^in [\w.-]+$/, of: (f: Finding) => `in ${f.entry.library}` },
  kind: {
    form: /^a (?:thread|process|queue|schedule|consumer|fan-out|request)$/,
    of: (f: Finding) => `a ${f.entry.kind}`,
  },
  table: { form: /^of (?:\w+|unknown)$/, of: (f: Finding) => `of ${f.read?.table ?? "unknown"}` },
  others: {
    form: /^\d+ other ways?$/,
    of: (f: Finding) => `${f.otherPaths} other way${f.otherPaths === 1 ? "" : "s"}`,
  },
  /** `path: pool.ts:2 → ReportService.build`: where it starts and what is called on the way. */
  path: { form: /^path: .+$/, of: wayOf },
  /** Why nothing limits the read; the last detail, too. */
  why: { form: /^because .+$/, of: (f: Finding) => `because ${f.details[0]}` },
  /** The whole first sentence; the last detail of a marker, because it may have commas. */
  message: { form: /^says .+$/, of: (f: Finding) => `says ${f.message}` },
} satisfies Record<string, { form: RegExp; of: (finding: Finding) => string }>;

export function readDetails(text: string): Detail[] {
  const found: Detail[] = [];
  for (let rest = text; rest !== ""; ) {
    const end = /^(?:says|because) /.test(rest) ? -1 : rest.indexOf(", ");
    const part = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? "" : rest.slice(end + 2);
    const about = (Object.keys(details) as Detail["about"][]).find((key) => details[key].form.test(part));
    if (!about) throw new Error(`A marker says "${part}", which is none of its details.`);
    found.push({ about, text: part });
  }
  return found;
}

/** The finding's own words for what a marker speaks of; for everything where nothing was expected. */
export function detailsOf(finding: Finding, wanted: readonly Detail[] | undefined): string[] {
  const keys = wanted?.map((d) => d.about) ?? (["atOnce", "escape", "confidence", "path", "message"] as const);
  return keys.map((key) => details[key].of(finding));
}

function wayOf(finding: Finding): string {
  const [first] = finding.path;
  const middle = finding.path.slice(1, -1).map((s) => s.what.replace(/^.* (?:calls|hands over|is handed) /, ""));
  return `path: ${[`${first?.file}:${first?.line}`, ...middle].join(" → ")}`;
}
