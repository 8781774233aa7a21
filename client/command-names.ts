/** Names of the commands, as package.json declares them. */
export const probeCommand = "ormMemory.probe";
export const checkWorkspaceCommand = "ormMemory.checkWorkspace";
export const explainReadCommand = "ormMemory.explainRead";
export const restartServerCommand = "ormMemory.restartServer";
export const showOutputCommand = "ormMemory.showOutput";
