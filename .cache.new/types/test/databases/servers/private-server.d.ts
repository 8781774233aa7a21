/** Who the servers run as: database servers refuse root. */
export interface Owner {
    uid?: number;
    gid?: number;
}
export interface PrivateServer {
    port: number;
    /** Asks it to end and waits until it is gone, with its folder. */
    stop(): Promise<void>;
}
export interface ServerCommand {
    command: string;
    args: string[];
    folder: string;
    port: number;
    owner: Owner;
    /** The signal that ends it without waiting for clients. */
    stop: NodeJS.Signals;
    env?: Record<string, string>;
}
/** Starts a server and waits until its port answers. Throws with what it printed when it ends before that. */
export declare function startServer(server: ServerCommand): Promise<PrivateServer>;
/** A new folder below the temporary one, owned by whoever will run the server. */
export declare function privateFolder(name: string, owner: Owner): string;
/** The unprivileged user where the test is run by root, whoever runs the test elsewhere. */
export declare function serverOwner(): Owner;
export declare function freePort(): Promise<number>;
