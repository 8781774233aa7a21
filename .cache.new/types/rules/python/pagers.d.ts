/** The generators that fixes write above a function: the next page begins behind the key of the last row. */
export interface Pager {
    id: "query" | "statement" | "queryset";
    /** What it is called. */
    name: string;
    /** Its lines. */
    write(name: string, size: number): string[];
}
export declare const pagers: Record<Pager["id"], Pager>;
