export type Document = Record<string, unknown>;
/** What is used of mingo, which is loaded from where the tests' packages lie. */
export interface Mingo {
    Query: new (condition: Document) => {
        test(document: Document): boolean;
    };
    find(documents: Document[], condition: Document, projection: Document): {
        all(): Document[];
    };
    aggregate(documents: Document[], pipeline: Document[]): Document[];
    updateOne(documents: Document[], condition: Document, modifier: Document): unknown;
}
export interface Find {
    filter?: Document;
    sort?: Document;
    projection?: Document;
    skip?: number;
    limit?: number;
}
export declare class Collection {
    #private;
    constructor(mingo: Mingo);
    /** Stores documents; hands back the places of those whose `_id` is there already. */
    insert(documents: readonly Document[]): number[];
    remove(filter: Document, limit: number): number;
    update(filter: Document, change: Document, many: boolean): number;
    /** Whole documents of a query, found when they are taken: what was removed by then does not come. */
    find({ filter, sort, skip, limit }: Find): Generator<Document>;
    /** Documents as a query wants to see them. */
    project(documents: Document[], projection: Document | undefined): Document[];
    aggregate(pipeline: Document[]): Document[];
}
