/**
 * The rows that every database holds: keys with holes, ties and nulls in the other columns, and an order on disk that is
 * not the order of the keys. Made from numbers alone, so that any process knows them without asking.
 */
export interface User {
    id: number;
    email: string;
    status: string;
    score: number | null;
    bio: string;
    created: Date;
}
export interface Post {
    id: number;
    author: number;
    title: string;
}
export interface Event {
    tenant: number;
    seq: number;
    status: string;
    score: number | null;
}
export interface Document {
    id: string;
    status: string;
    score: number | null;
}
export interface Label {
    name: string;
    status: string;
    score: number | null;
}
export interface Tables {
    users: User;
    posts: Post;
    events: Event;
    documents: Document;
    labels: Label;
}
/** How many of each table there are for a number of users: the others are not what is measured. */
export declare function sizes(users: number): Record<keyof Tables, number>;
/** The row of a place, from 0 on. */
export declare const rowOf: {
    [T in keyof Tables]: (place: number) => Tables[T];
};
/** The places of a table in the order they are stored, in slices. */
export declare function stored<T extends keyof Tables>(table: T, count: number, slice: number): Generator<Tables[T][]>;
