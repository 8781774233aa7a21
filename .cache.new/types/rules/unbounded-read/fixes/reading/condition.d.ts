/** A condition that is written as an object, with the one about the page added to it. */
import type { ts as TS } from "@ts-morph/common";
import type { TextEdit } from "../../../../rewrite/edit.ts";
import type { Order, Reason } from "./reading.ts";
/** How a library joins conditions. */
export interface Joining {
    /** Key of an object that holds conditions which all have to hold; null where there is none. */
    and: string | null;
    /** Key of an object that holds alternatives; null where an array is one. */
    or: string | null;
}
/** Why the condition can't be joined with one about the page; null when it can. */
export declare function conditionReason(value: TS.Expression, order: Order, { and, or }: Joining): Reason | null;
/**
 * Edits that join a written condition with `after`. `name` is what the condition itself is called where its value had to
 * be kept under a name; null where it stands as it is.
 */
export declare function joined(value: TS.Expression, order: Order, joining: Joining, { after, name, shorthand }: {
    after: string;
    name: string | null;
    shorthand: boolean;
}): TextEdit[];
