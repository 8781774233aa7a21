import type { Rule } from "../rule.ts";
export declare const relationExplosion: Rule;
