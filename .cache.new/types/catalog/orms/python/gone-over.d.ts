/** Functions of the language that go over all of what they are handed, and methods of lists and texts that do. */
export declare const goesOver: string[];
