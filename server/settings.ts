/** Which settings hold for a file: the nearest `orm-memory.config.json` upward wins, key by key, over the editor's `ormMemory.*`. */
import { parse } from "jsonc-parser";
import { defaultSettings, type Settings } from "../rules/configuration.ts";
import type { Problem } from "../rules/finding.ts";
import type { LinterHost } from "../rules/linter.ts";

export const configurationFile = "orm-memory.config.json";

export interface ResolvedSettings {
  settingsOf: (path: string) => Settings;
  problems: Problem[];
}

/** Reads every configuration file of the workspace; `openText` answers for documents that are being edited. */
export function resolveSettings(
  host: Pick<LinterHost, "fileExists" | "readFile">,
  editorSettings: unknown,
  openText: (path: string) => string | undefined,
): ResolvedSettings {
  const problems: Problem[] = [];
  const base: Settings = { ...defaultSettings, ...(editorSettings as Partial<Settings> | undefined) };
  const byFolder = new Map<string, Settings>();
  const settingsIn = (folder: string): Settings => {
    const known = byFolder.get(folder);
    if (known) return known;
    const file = folder === "" ? configurationFile : `${folder}/${configurationFile}`;
    const text = openText(file) ?? (host.fileExists(file) ? host.readFile(file) : undefined);
    const settings =
      text === undefined
        ? folder === ""
          ? base
          : settingsIn(parentOf(folder))
        : { ...base, ...(parse(text) as Partial<Settings>) };
    byFolder.set(folder, settings);
    return settings;
  };
  return { settingsOf: (path) => settingsIn(parentOf(path)), problems };
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}
