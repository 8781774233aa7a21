import type { EntrySite } from "../entries/entry.ts";
import type { Program } from "../program.ts";
import type { Walk } from "../reach/walk.ts";
import { type Scope } from "../values/value.ts";
/** How often a function is called, as far as the source tells. */
export type Often = {
    is: "once";
}
/** `by` is what calls it again and again, where that is known. */
 | {
    is: "often";
    by?: EntrySite;
    request?: true;
} | {
    is: "unknown";
};
/** Asks whoever calls a function, up to the modules' own bodies. */
export declare function oftenCalled(program: Program, walk: Walk, scope: Scope, depth?: number): Often;
