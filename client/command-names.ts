/** Names of the commands, as package.json declares them. */
export const probeCommand = "ormMemory.probe";
export const checkWorkspaceCommand = "ormMemory.checkWorkspace";
export const restartServerCommand = "ormMemory.restartServer";
export const showOutputCommand = "ormMemory.showOutput";
