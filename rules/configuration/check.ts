/** Takes settings as somebody wrote them apart: what is right is kept, everything else gets one sentence. */
import type { AtOnce, PoolEntry, RuleSetting, Settings } from "../configuration.ts";
import type { EntryKind, Problem } from "../finding.ts";
import { entryKinds, nearestName, ruleNames, ruleSettings } from "./names.ts";

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

type Report = (key: string, sentence: string) => void;

/** Reads one key's value; undefined when nothing of it can be used. */
type Reader<T> = (value: unknown, key: string, report: Report) => T | undefined;

/** What somebody can write: the folder that paths count from is told by where the file lies. */
type SettingName = Exclude<keyof Settings, "base">;

const readers: { [K in SettingName]: Reader<Settings[K]> } = {
  rules,
  previewRules: flag,
  ignore: listOf(text('a glob such as "**/legacy/**"')),
  poolEntries: listOf(poolEntry),
  ignoreEntries: listOf(text('a glob such as "src/scripts/**"')),
  smallTables: listOf(text("a table's name")),
  requestHandlers: flag,
  batchSize: (value, key, report) => {
    if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
    report(key, `has to be a whole number above 0, not ${show(value)}`);
  },
  minimumConfidence: (value, key, report) => {
    if (typeof value === "number" && value >= 0 && value <= 1) return value;
    report(key, `has to be a number from 0 to 1, not ${show(value)}`);
  },
};

/** The names of all settings. */
export const settingNames = Object.keys(readers) as SettingName[];

/** Checks an object of settings. Never throws; a wrong value is left out, what is beside it counts. */
export function checkSettings(value: unknown, origin: Origin): CheckedSettings {
  const problems: Problem[] = [];
  const report: Report = (key, sentence) =>
    problems.push({
      severity: "error",
      message: `${origin.prefix}${key} ${sentence}.`.replace(/\?\.$/, "?"),
      file: origin.file,
    });
  const settings: Partial<Settings> = {};
  if (!isObject(value)) {
    const message = `${origin.prefix}has to be an object, not ${show(value)}.`;
    return { settings, problems: [{ severity: "error", message, file: origin.file }] };
  }
  for (const [key, written] of Object.entries(value)) {
    if (key === "$schema" || written === undefined) continue;
    if (!Object.hasOwn(readers, key)) {
      report(quoted(key), `is not a setting${suggestion(key, settingNames)}`);
      continue;
    }
    const name = key as SettingName;
    const read = (readers[name] as Reader<unknown>)(written, key, report);
    if (read !== undefined) Object.assign(settings, { [name]: read });
  }
  return { settings, problems };
}

function flag(value: unknown, key: string, report: Report): boolean | undefined {
  return typeof value === "boolean" ? value : wrong(report, key, "true or false", value);
}

function rules(value: unknown, key: string, report: Report): Settings["rules"] | undefined {
  if (!isObject(value)) return wrong(report, key, 'an object such as { "unbounded-read": "warning" }', value);
  const found: Settings["rules"] = {};
  for (const [name, setting] of Object.entries(value)) {
    const at = `${key}.${JSON.stringify(name)}`;
    if (!ruleNames.includes(name)) report(at, `is not a rule${suggestion(name, ruleNames)}`);
    else if (!ruleSettings.includes(setting as RuleSetting))
      report(at, `has to be one of ${list(ruleSettings)}, not ${show(setting)}`);
    else found[name] = setting as RuleSetting;
  }
  return found;
}

function poolEntry(value: unknown, key: string, report: Report): PoolEntry | undefined {
  if (!isObject(value))
    return wrong(
      report,
      key,
      'an object such as { "module": "./src/jobs", "export": "register", "callback": 1 }',
      value,
    );
  const before = value;
  let right = true;
  const at: Report = (name, sentence) => {
    right = false;
    report(name, sentence);
  };
  const known = ["module", "export", "callback", "method", "atOnce", "kind"];
  for (const name of Object.keys(before)) {
    if (!known.includes(name)) at(`${key}.${name}`, `is not part of a pool entry${suggestion(name, known)}`);
  }
  for (const name of ["module", "export"]) {
    const written = before[name];
    if (written === undefined) at(key, `has no "${name}"`);
    else if (typeof written !== "string" || written === "")
      at(`${key}.${name}`, `has to be a text, not ${show(written)}`);
  }
  const { callback, method, atOnce, kind } = before;
  if (callback !== undefined && method !== undefined)
    at(key, 'has both "callback" and "method"; a function has the first, a base class the second');
  if (callback === undefined && method === undefined)
    at(key, 'says neither which argument is run ("callback": 1) nor which method ("method": "perform")');
  if (
    callback !== undefined &&
    !isIndex(callback) &&
    !(typeof callback === "string" && /^\d+(\.[\w$]+)*$/.test(callback))
  )
    at(`${key}.callback`, `has to be an argument's index or a path such as "1.run", not ${show(callback)}`);
  if (method !== undefined && (typeof method !== "string" || method === ""))
    at(`${key}.method`, `has to be a method's name, not ${show(method)}`);
  if (atOnce !== undefined && !isAtOnce(atOnce))
    at(`${key}.atOnce`, `has to be a number, { "argument": 2 } or { "option": "1.concurrency" }, not ${show(atOnce)}`);
  if (kind !== undefined && !entryKinds.includes(kind as EntryKind))
    at(`${key}.kind`, `has to be one of ${list(entryKinds)}, not ${show(kind)}`);
  return right ? (before as unknown as PoolEntry) : undefined;
}

function isAtOnce(value: unknown): value is AtOnce {
  if (typeof value === "number") return Number.isInteger(value) && value > 0;
  if (!isObject(value) || Object.keys(value).length !== 1) return false;
  return isIndex(value.argument) || (typeof value.option === "string" && /^\d+(\.[\w$]+)+$/.test(value.option));
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function text(what: string): Reader<string> {
  return (value, key, report) => {
    if (typeof value === "string" && value !== "") return value;
    return wrong(report, key, what, value);
  };
}

function listOf<T>(one: Reader<T>): Reader<T[]> {
  return (value, key, report) => {
    if (!Array.isArray(value)) return wrong(report, key, "a list", value);
    return value.map((item, index) => one(item, `${key}[${index}]`, report)).filter((item) => item !== undefined);
  };
}

function wrong(report: Report, key: string, wanted: string, value: unknown): undefined {
  report(key, `has to be ${wanted}, not ${show(value)}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const written = JSON.stringify(value) ?? String(value);
  return written.length > 40 ? `${written.slice(0, 37)}…` : written;
}

function list(names: readonly string[]): string {
  return `${names
    .slice(0, -1)
    .map((name) => `"${name}"`)
    .join(", ")} or "${names[names.length - 1]}"`;
}

function quoted(key: string): string {
  return /^[\w$]+$/.test(key) ? key : JSON.stringify(key);
}

function suggestion(wrongName: string, names: readonly string[]): string {
  const near = nearestName(wrongName, names);
  return near ? `; did you mean "${near}"?` : `; there are ${list(names)}`;
}
