/** A library whose queries, or whose users, the agent can see. */
export interface Driver {
    name: string;
    /** Requests and file names that may lead to it; `patch` looks closer. */
    module: RegExp;
    /**
     * Given what a module exports, puts the agent's methods in. False when these are not the exports it looks for: a part of the
     * package, or another package of that name.
     */
    patch(exports: object): boolean;
    /** ES modules of it that must tell their exports, because no other module has the same classes. */
    esModules?: RegExp;
    /** A file of it whose text is changed as it is loaded; `null` when it is not as it was known. */
    edit?: {
        file: RegExp;
        text(source: string): string | null;
    };
}
