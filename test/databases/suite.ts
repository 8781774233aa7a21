/** A target from its programs to their rewrites: written, checked, fixed by the product, and made JavaScript of. */
import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Finding, Fix } from "../../rules/finding.ts";
import { emitJavaScript } from "./compile.ts";
import type { Packages } from "./machine.ts";
import { check, fixAll, refusalOf } from "./product.ts";
import { type Program, writeProject } from "./programs/project.ts";
import { idOf, type Kind, kinds, type Target } from "./targets/target.ts";

const run = promisify(execFile);

/** A program that a fix was offered for. */
export interface Rewrite {
  program: Program;
  kind: Kind;
  fix: Fix;
  /** The rewritten program's name, beside the others. */
  name: string;
  /** Why the fix was not made though it was offered. */
  refused: string | null;
}

export interface Prepared {
  target: Target;
  programs: readonly Program[];
  project: string;
  /** What the product said of each program, by its name. */
  found: Map<string, Finding>;
  /** Why a program has no rewrite of a kind. */
  reasonFor: (name: string, kind: Kind) => Promise<string>;
  rewrites: Rewrite[];
}

/** Writes a target's programs, lets the product rewrite copies of them, and puts what came of it beside them. */
export async function prepare(
  target: Target,
  programs: readonly Program[],
  { batchSize, packages, purpose }: { batchSize: number; packages: Packages; purpose: string },
): Promise<Prepared> {
  const folder = join(packages.home, purpose, idOf(target));
  const project = join(folder, "project");
  rmSync(folder, { recursive: true, force: true });
  writeProject(target, programs, project, batchSize);
  if (target.generates) await generateClient(project, packages);
  const checked = await check(project);
  const found = new Map(checked.findings.map((one) => [one.file, one]));
  const rewrites: Rewrite[] = [];
  const texts = new Map<string, string>();
  for (const kind of kinds) {
    const offered = offersOf(found, programs, kind);
    if (offered.length === 0) continue;
    const copy = join(folder, kind);
    cpSync(project, copy, { recursive: true });
    await fixAll(copy, kind);
    for (const one of offered) {
      const file = fileOf(one.program.name);
      const text = readFileSync(join(copy, file), "utf8");
      if (text !== readFileSync(join(project, file), "utf8")) texts.set(one.name, text);
      else one.refused = await refusalOf(checked, found.get(file)!, kind);
    }
    onlyProgramsChanged(project, copy);
    rewrites.push(...offered);
  }
  for (const [name, text] of texts) writeFileSync(join(project, fileOf(name)), text);
  await emitJavaScript(join(project, "src"), join(project, "out"));
  const named = new Map<string, Finding>();
  for (const { name } of programs) {
    const finding = found.get(fileOf(name));
    if (finding) named.set(name, finding);
  }
  const reasonFor = (name: string, kind: Kind) => refusalOf(checked, named.get(name)!, kind);
  return { target, programs, project, found: named, reasonFor, rewrites };
}

function offersOf(found: Map<string, Finding>, programs: readonly Program[], kind: Kind): Rewrite[] {
  return programs.flatMap((program) => {
    const fix = found.get(fileOf(program.name))?.fixes.find((one) => one.kind === kind);
    return fix ? [{ program, kind, fix, name: `${kind}.${program.name}`, refused: null }] : [];
  });
}

/** A fix that changed another file would be lost here. */
function onlyProgramsChanged(project: string, copy: string): void {
  for (const name of readdirSync(join(copy, "src"), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts") || name.startsWith("programs")) continue;
    const same = readFileSync(join(copy, "src", name), "utf8") === readFileSync(join(project, "src", name), "utf8");
    if (!same) throw new Error(`a fix changed ${join(copy, "src", name)}`);
  }
}

/** Relative to the project. */
export function fileOf(name: string): string {
  return `src/programs/${name}.ts`;
}

/** Prisma's generator would fetch an engine that it does not use here; any program in its place will do. */
export async function generateClient(project: string, packages: Packages, schema = "schema.prisma"): Promise<void> {
  const prisma = join(packages.home, "node_modules/prisma/build/index.js");
  await run(packages.node, [prisma, "generate", "--schema", schema], {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      HOME: project,
      PRISMA_SCHEMA_ENGINE_BINARY: packages.node,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
}
