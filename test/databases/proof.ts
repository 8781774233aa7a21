/** What is proven of every rewrite: that it compiles, and that the program does what it did. */
import { join } from "node:path";
import { typeCheck } from "./compile.ts";
import type { Databases } from "./databases.ts";
import type { Packages } from "./machine.ts";
import { type Ran, runPrograms } from "./run.ts";
import { fileOf, type Prepared, type Rewrite } from "./suite.ts";
import { difference } from "./verdict.ts";

export interface Proof {
  prepared: Prepared;
  rewrite: Rewrite;
  /** What the compiler says; null when nothing. */
  complaint: string | null;
  /** What differs from the program as it was; null when nothing. */
  difference: string | null;
}

/** What is wrong with the programs as they are written; the tests are then wrong, not the product. */
export async function complaintsOf(
  all: readonly Prepared[],
  packages: Packages,
): Promise<(prepared: Prepared, name: string) => string | null> {
  const path = (prepared: Prepared, name: string) => join(prepared.project, fileOf(name));
  const files = all.flatMap((one) => [
    join(one.project, "src/main.ts"),
    ...[...one.programs, ...one.rewrites.filter((rewrite) => rewrite.refused === null)].map(({ name }) =>
      path(one, name),
    ),
  ]);
  const complaints = await typeCheck(files, packages);
  const known = new Set(files);
  const others = [...complaints].filter(([file]) => !known.has(file));
  if (others.length > 0) throw new Error(others.map((one) => one.join("\n")).join("\n"));
  return (prepared, name) => complaints.get(path(prepared, name)) ?? null;
}

/** Runs every program that was rewritten, as it was and as it is now, on a database with so many users. */
export async function runBoth(
  prepared: Prepared,
  databases: Databases,
  users: number,
  packages: Packages,
): Promise<(rewrite: Rewrite) => string | null> {
  const address = await databases.filled(prepared.target.engine, users);
  const made = prepared.rewrites.filter((one) => one.refused === null);
  const names = [...new Set(made.map((one) => one.program.name)), ...made.map((one) => one.name)];
  const { project } = prepared;
  const ran = await runPrograms({ packages, project, address, programs: names });
  const died = new Map<string, string>();
  // One that ends the process or never ends must not hide what the others do.
  for (const name of ran.died ? names.filter((one) => !ran.outcomes.has(one)) : []) {
    const alone: Ran = await runPrograms({ packages, project, address, programs: [name], seconds: 60 });
    for (const [program, outcome] of alone.outcomes) ran.outcomes.set(program, outcome);
    if (alone.died) died.set(name, alone.died);
  }
  return ({ program, name, refused }) =>
    refused ??
    died.get(program.name) ??
    died.get(name) ??
    difference(program, ran.outcomes.get(program.name), ran.outcomes.get(name));
}

/** All of it for targets that are prepared. */
export async function prove(
  all: readonly Prepared[],
  databases: Databases,
  users: number,
  packages: Packages,
): Promise<Proof[]> {
  const compiled = complaintsOf(all, packages);
  const proofs: Proof[] = [];
  for (const prepared of all) {
    const differs = await runBoth(prepared, databases, users, packages);
    for (const rewrite of prepared.rewrites)
      proofs.push({ prepared, rewrite, complaint: null, difference: differs(rewrite) });
  }
  const complaint = await compiled;
  for (const proof of proofs) proof.complaint = complaint(proof.prepared, proof.rewrite.name);
  return proofs;
}
