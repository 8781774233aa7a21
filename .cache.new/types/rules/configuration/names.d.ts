/** Names that a configuration may use. `schemas/configuration.schema.json` holds the same; a test compares them. */
import type { RuleSetting } from "../configuration.ts";
import type { EntryKind } from "../finding.ts";
/** Every rule of the contract: a configuration keeps its meaning whichever of them this version checks. */
export declare const ruleNames: readonly string[];
export declare const ruleSettings: readonly RuleSetting[];
export declare const entryKinds: readonly EntryKind[];
/** The configuration file's name, looked for from a file's folder upward. */
export declare const configurationFile = "orm-memory.config.json";
/** The name nearest to a mistyped one, when it is near enough to be meant; null otherwise. */
export declare function nearestName(wrong: string, names: readonly string[]): string | null;
