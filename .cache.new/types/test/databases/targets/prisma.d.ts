/** Prisma 7 with driver adapters. */
import type { Target } from "./target.ts";
export declare const targets: Target[];
