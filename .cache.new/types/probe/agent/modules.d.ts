/** By which an ES module's appended line reaches the agent of its isolate. */
export declare const AGENT: unique symbol;
/**
 * Watches what is loaded, to patch drivers as soon as they are there. `require` passes `Module._load`, and so does an ES
 * module's import of CommonJS; ES modules that have classes of their own need `module.registerHooks`, of Node 22.15.
 */
export declare function watchModules(): void;
