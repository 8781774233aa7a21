/** For tests: a program as text, the read in it found by its method's name, and what the fixes make of it. */
import { applyEdits } from "../../../rewrite/edit.ts";
import { parse } from "../../../rewrite/typescript.ts";
import { memoryHost } from "../../cases/memory-host.ts";
import type { Finding, FixKind, Key } from "../../finding.ts";
import { createLinter } from "../../index.ts";
import { computeFix, type FixTarget, type Offer, offerFixes, prepareFixes } from "./index.ts";

export interface Program {
  text: string;
  /** Told by the first read in the text when it is left out. */
  orm?: string;
  table?: string | null;
  key?: Key | null;
  fileName?: string;
  batchSize?: number;
}

const methods = /\b(?:findMany|findAndCountBy|findAndCount|findBy|find|getMany|findAll)(?=\()/;

/** The target of the first read in the program. */
export function targetOf(program: Program | string): FixTarget {
  const given: Program = typeof program === "string" ? { text: program } : program;
  const found = methods.exec(given.text);
  if (!found) throw new Error(`no read in: ${given.text}`);
  const lines = given.text.slice(0, found.index).split("\n");
  const start = { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
  const orms: Record<string, string> = { findMany: "prisma", findAll: "sequelize" };
  const orm = given.orm ?? orms[found[0]] ?? "typeorm";
  return {
    read: {
      orm,
      call: found[0],
      table: given.table === undefined ? (orm === "prisma" ? "order" : "Order") : given.table,
      key: given.key === undefined ? { fields: ["id"], proven: true } : given.key,
    },
    range: { start, end: { line: start.line, column: start.column + found[0].length } },
    fileName: given.fileName ?? "a.ts",
    text: given.text,
    batchSize: given.batchSize ?? 1000,
    rule: "unbounded-read",
  };
}

/** What is offered for the first read. */
export async function offerOf(program: Program | string): Promise<Offer> {
  await prepareFixes();
  const target = targetOf(program);
  return offerFixes(target, parse(target.fileName, target.text));
}

/** Files in which the linter finds one read: what it says of it, and the changed file's text, or why there is none. */
export async function fixedIn(
  files: Readonly<Record<string, string>>,
  kind: FixKind,
): Promise<{ finding: Finding; fixed: { file: string; text: string } | { reason: string } }> {
  const linter = createLinter(memoryHost(Object.entries(files)));
  const findings = (await linter.check()).findings.filter(({ rule }) => rule === "unbounded-read");
  const [finding] = findings;
  if (!finding || findings.length > 1) throw new Error(`${findings.length} reads are found`);
  const rewrite = await linter.fix(finding, kind);
  if ("reason" in rewrite) return { finding, fixed: rewrite };
  return { finding, fixed: { file: rewrite.file, text: applyEdits(files[rewrite.file]!, rewrite.edits) } };
}

/** The program with a fix applied, or "no: reason". */
export async function fixed(program: Program | string, kind: FixKind): Promise<string> {
  const target = targetOf(program);
  const rewrite = await computeFix(target, kind);
  return "reason" in rewrite ? `no: ${rewrite.reason}` : applyEdits(target.text, rewrite.edits);
}
