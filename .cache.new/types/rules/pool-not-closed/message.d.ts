/** What is said of a pool that is not closed. */
import { type At } from "../../analysis/facts.ts";
import type { Made } from "../../analysis/lifetimes/made.ts";
import type { Often } from "../../analysis/lifetimes/often.ts";
import type { Program } from "../../analysis/program.ts";
import type { Finding } from "../finding.ts";
type Said = Pick<Finding, "message" | "details">;
/** "a Piscina pool of up to 4 threads" */
export declare function poolPhrase(made: Made): string;
/** A pool that is made again and again, and closed by nobody. */
export declare function left(program: Program, made: Made, often: Often): Said;
/** A pool that stays open where something throws. */
export declare function unsettled(program: Program, made: Made, often: Often, at: At): Said;
/** A pool of a script, open at its end. */
export declare function once(made: Made, name: string | undefined): Said;
/** A pool of a script whose threads end with it, and not before. */
export declare function stays(made: Made, name: string | undefined): Said;
/** What the way of a finding says. */
export declare function madeSentence(made: Made, maker: string): string;
export {};
