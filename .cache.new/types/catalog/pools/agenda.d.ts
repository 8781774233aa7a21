import type { Pool } from "../shape.ts";
/**
 * Agenda: `define(name, options, fn)` up to version 4, `define(name, fn, options)` from 5 on. Defaults read in 4.3 and
 * 6.2: five at once for each name, as `defaultConcurrency` says.
 */
export declare const agenda: Pool;
