/** How rows are taken, written once for every library. */
export interface ConsumerInput {
    /** The read, awaited where it has to be. */
    read: string;
    /** Properties of a row that may be looked at, the key first where it is there. */
    values: readonly string[];
    /** The row's values as arguments: `row.id, row.email`. */
    all: string;
}
export interface Consumer {
    /** Lines of an async function's body. */
    body: (input: ConsumerInput) => string;
    /** Ends early, so that what it sees depends on the order. */
    needsOrder?: boolean;
    /** Looks at few columns. */
    narrow?: boolean;
    /** Only asks how many there are. */
    counts?: boolean;
}
export declare const consumers: {
    readonly loop: {
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly declared: {
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly forEach: {
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly mapThenLoop: {
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly filterThenLoop: {
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly reduce: {
        readonly narrow: true;
        readonly body: ({ read }: ConsumerInput) => string;
    };
    readonly length: {
        readonly counts: true;
        readonly body: ({ read }: ConsumerInput) => string;
    };
    readonly filterLength: {
        readonly narrow: true;
        readonly body: ({ read }: ConsumerInput) => string;
    };
    readonly foldIntoMap: {
        readonly narrow: true;
        readonly body: ({ read }: ConsumerInput) => string;
    };
    readonly toStream: {
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly sendEach: {
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly nested: {
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly breaks: {
        readonly needsOrder: true;
        readonly body: ({ read, all, values }: ConsumerInput) => string;
    };
    readonly returns: {
        readonly needsOrder: true;
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
    readonly destructured: {
        readonly narrow: true;
        readonly body: ({ read, values }: ConsumerInput) => string;
    };
    readonly tryFinally: {
        readonly needsOrder: true;
        readonly body: ({ read, all }: ConsumerInput) => string;
    };
};
export type ConsumerName = keyof typeof consumers;
