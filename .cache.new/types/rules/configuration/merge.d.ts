/** Several layers of settings become one. */
import { type Settings } from "../configuration.ts";
/**
 * The defaults with layers put on top, the strongest last: editor settings, the nearest configuration file, flags.
 * A setting of a stronger layer replaces the whole value; only `rules` goes rule by rule.
 */
export declare function mergeSettings(...layers: readonly Partial<Settings>[]): Settings;
/**
 * Which of several configuration files counts for a file: the nearest one upward. Paths are workspace-relative with `/`;
 * `files` are those of the configuration files. Undefined when none is above it.
 */
export declare function nearestConfiguration(path: string, files: Iterable<string>): string | undefined;
