/** Names of the commands, as package.json declares them. */
export declare const probeCommand = "ormMemory.probe";
export declare const checkWorkspaceCommand = "ormMemory.checkWorkspace";
export declare const explainReadCommand = "ormMemory.explainRead";
export declare const restartServerCommand = "ormMemory.restartServer";
export declare const showOutputCommand = "ormMemory.showOutput";
