/** A probe that could not begin: the message is one sentence for the user, `status` the exit status that fits. */
export declare class CannotProbe extends Error {
    readonly status: number;
    constructor(message: string, status: number);
}
