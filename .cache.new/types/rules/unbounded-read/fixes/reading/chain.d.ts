/** The read in its syntax tree: a chain of calls, from the first that is part of it to the last. */
import type { ts as TS } from "@ts-morph/common";
import type { Range } from "../../../finding.ts";
/** `.name(…)`, or a call of a name itself (`knex("orders")`), or a template (`` sql`…` ``). */
export interface Link {
    name: string;
    call: TS.CallExpression | TS.TaggedTemplateExpression;
    /** What the method is called on; null for a call of a name itself. */
    receiver: TS.Expression | null;
    /** Where the name stands. */
    at: TS.Identifier;
}
export interface Chain {
    /** The call that the finding stands under is `links[at]`; before it is what its receiver was made by. */
    links: Link[];
    at: number;
}
/** The chain whose link's name stands at the range; null when the text is not the one the finding was made for. */
export declare function chainAt(file: TS.SourceFile, range: Range): Chain | null;
/** The arguments of a call; a template has none. */
export declare function argumentsOf({ call }: Link): readonly TS.Expression[];
