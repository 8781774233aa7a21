/** A target from its programs to their rewrites: written, checked, fixed by the product, compiled, and run. */
import { execFile } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Finding } from "../../rules/finding.ts";
import { emitJavaScript } from "./compile.ts";
import type { Packages } from "./machine.ts";
import { applyFixes, findings } from "./product.ts";
import { type Program, writeProject } from "./programs/project.ts";
import { idOf, type Kind, type Target } from "./targets/target.ts";

const run = promisify(execFile);

/** A target's programs, as they were and as each kind of fix left them. */
export interface Prepared {
  target: Target;
  programs: readonly Program[];
  /** Folders of the projects; a kind that is offered nowhere has none. */
  before: string;
  after: Map<Kind, string>;
  /** What the product said of each program. */
  found: Map<string, Finding>;
  /** The programs that each kind has rewritten. */
  rewritten: Map<Kind, Program[]>;
}

/** Writes a target's programs, lets the product rewrite copies of them, and makes JavaScript of all. */
export async function prepare(
  target: Target,
  programs: readonly Program[],
  kinds: readonly Kind[],
  packages: Packages,
): Promise<Prepared> {
  const folder = join(packages.home, "programs", idOf(target));
  rmSync(folder, { recursive: true, force: true });
  const before = join(folder, "before");
  writeProject(target, programs, before);
  if (target.generates) await generateClient(before, packages);
  const found = await findings(before);
  const after = new Map<Kind, string>();
  const rewritten = new Map<Kind, Program[]>();
  for (const kind of kinds) {
    const offered = programs.filter((one) => found.get(one.name)?.fixes.some((fix) => fix.kind === kind && fix.safe));
    rewritten.set(kind, []);
    if (offered.length === 0) continue;
    const project = join(folder, kind);
    cpSync(before, project, { recursive: true });
    await applyFixes(project, kind);
    const changed = programs.filter((one) => sourceOf(project, one) !== sourceOf(before, one));
    rewritten.set(kind, changed);
    after.set(kind, project);
  }
  for (const project of [before, ...after.values()]) await emitJavaScript(join(project, "src"), join(project, "out"));
  return { target, programs, before, after, found, rewritten };
}

/** The file of a program. */
export function fileOf(project: string, program: Program): string {
  return join(project, "src/programs", `${program.name}.ts`);
}

export function sourceOf(project: string, program: Program): string {
  return readFileSync(fileOf(project, program), "utf8");
}

/** Prisma's generator would fetch an engine that it does not use here; any program in its place will do. */
async function generateClient(project: string, packages: Packages): Promise<void> {
  const prisma = join(packages.home, "node_modules/prisma/build/index.js");
  await run(packages.node, [prisma, "generate", "--schema", "schema.prisma"], {
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
