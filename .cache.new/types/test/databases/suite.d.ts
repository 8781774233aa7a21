import type { Finding, Fix } from "../../rules/finding.ts";
import type { Packages } from "./machine.ts";
import { type Program } from "./programs/project.ts";
import { type Kind, type Target } from "./targets/target.ts";
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
export declare function prepare(target: Target, programs: readonly Program[], { batchSize, packages, purpose }: {
    batchSize: number;
    packages: Packages;
    purpose: string;
}): Promise<Prepared>;
/** Relative to the project. */
export declare function fileOf(name: string): string;
/** Prisma's generator would fetch an engine that it does not use here; any program in its place will do. */
export declare function generateClient(project: string, packages: Packages, schema?: string): Promise<void>;
