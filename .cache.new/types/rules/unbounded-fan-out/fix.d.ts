import type { Rule } from "../rule.ts";
export declare const offerFanOutLimit: Rule["offer"];
export declare const computeFanOutLimit: Rule["fix"];
