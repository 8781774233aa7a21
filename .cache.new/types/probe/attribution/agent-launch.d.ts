/** The agent's bundle: beside the command line's own, or, when that runs from its sources, in dist/. `null` when it was not built. */
export declare function agentFile(): string | null;
/**
 * A program's environment with the agent in it: each Node that it starts loads `agent`, each Python the agent beside it, and they
 * write to `folder`. The user's own options stay, in front; of Python's path ours is the first, or a sitecustomize of the user's would
 * hide it. (Not `--import`: it does not reach workers that are evaluated from a string.)
 */
export declare function withAgent(env: NodeJS.ProcessEnv, agent: string, folder: string): NodeJS.ProcessEnv;
