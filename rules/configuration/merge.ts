/** Several layers of settings become one. */
import { defaultSettings, type Settings } from "../configuration.ts";

/**
 * The defaults with layers put on top, the strongest last: editor settings, the nearest configuration file, flags.
 * A setting of a stronger layer replaces the whole value; only `rules` goes rule by rule.
 */
export function mergeSettings(...layers: readonly Partial<Settings>[]): Settings {
  const merged: Settings = { ...defaultSettings };
  for (const layer of layers) {
    const { rules, ...others } = layer;
    Object.assign(merged, Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)));
    if (rules) merged.rules = { ...merged.rules, ...rules };
  }
  return merged;
}

/**
 * Which of several configuration files counts for a file: the nearest one upward. Paths are workspace-relative with `/`;
 * `files` are those of the configuration files. Undefined when none is above it.
 */
export function nearestConfiguration(path: string, files: Iterable<string>): string | undefined {
  let best: string | undefined;
  for (const file of files) {
    const folder = file.slice(0, file.lastIndexOf("/") + 1);
    if (path.startsWith(folder) && (best === undefined || file.length > best.length)) best = file;
  }
  return best;
}
