/** The door to configuration for both mouths. */
export { type CheckedSettings, checkSettings, settingNames } from "./check.ts";
export { mergeSettings, nearestConfiguration } from "./merge.ts";
export { configurationFile, nearestName, ruleNames } from "./names.ts";
export { parseConfiguration } from "./parse.ts";
export { type ResolvedSettings, resolveSettings, type SettingsSources } from "./resolve.ts";
