/** Names the folder that the isolates of a run write to; without it the agent does nothing. */
export declare const FOLDER_VARIABLE = "ORM_MEMORY_AGENT";
