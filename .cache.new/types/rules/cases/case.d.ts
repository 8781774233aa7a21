/**
 * The case format: files and expectations in one text, the marker under the place that is meant.
 *
 *     === A worker counts rows
 *     // pool.ts
 *     new Piscina({ filename: new URL("./worker.js", import.meta.url).href, maxThreads: 8 });
 *     // worker.ts
 *     export default async () => (await prisma.order.findMany()).length;
 *                                                    ^^^^^^^^ warning unbounded-read, 8 at once, rows stay
 *
 * A comment that is nothing but a path starts a file. What stands above the first `===` belongs to every case. A line
 * `! words` expects a problem that has these words. Details of a marker are those of `details.ts`, each only where it
 * matters; what is not marked must not be found.
 */
import { type Detail } from "./details.ts";
export interface Expectation {
    file: string;
    /** From 1. */
    line: number;
    column: number;
    length: number;
    severity: string;
    rule: string;
    details: Detail[];
}
export interface Case {
    title: string;
    /** Path → text, without the markers, in the order they stand. */
    files: Map<string, string>;
    expected: Expectation[];
    problems: string[];
}
/** Every case of a text. Throws for a text that means nothing: a marker without a line, a file outside any case. */
export declare function parseCases(text: string): Case[];
/** One text without a title: an example of a page. */
export declare function parseExample(name: string, text: string): Case;
