import { type At, type Call } from "../facts.ts";
/** The last name of what is called: `Piscina` of `new piscina.Piscina(…)`. */
export declare function named(call: Call, s: number): {
    at: At;
    name: string;
};
