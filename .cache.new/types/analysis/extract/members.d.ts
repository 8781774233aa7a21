import type { Expr } from "../facts.ts";
/** Members after a value: of a name a longer name, of anything else its member; `indexOf` reads what stands in brackets. */
export declare function membersOf<Link extends {
    name: string;
    index?: unknown;
}>(root: Expr, rest: readonly Link[], indexOf: (link: Link) => Expr): Expr;
