/** Takes settings as somebody wrote them apart: what is right is kept, everything else gets one sentence. */
import type { Settings } from "../configuration.ts";
import type { Problem } from "../finding.ts";
export interface CheckedSettings {
    settings: Partial<Settings>;
    problems: Problem[];
}
/** Where settings come from: how a key is called in a sentence, and the file that a problem is shown at. */
export interface Origin {
    /** "orm-memory.config.json: " or "ormMemory.". */
    prefix: string;
    file: string | null;
}
/** What somebody can write: the folder that paths count from is told by where the file lies. */
type SettingName = Exclude<keyof Settings, "base">;
/** The names of all settings. */
export declare const settingNames: SettingName[];
/** Checks an object of settings. Never throws; a wrong value is left out, what is beside it counts. */
export declare function checkSettings(value: unknown, origin: Origin): CheckedSettings;
export {};
