/** `orm-memory.config.json` as text: JSON with comments and trailing commas. */
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { type CheckedSettings, checkSettings } from "./check.ts";

/**
 * Reads a configuration file. `path` is what sentences call it. A syntax error is one sentence with its line, and what
 * could be read before and after it counts all the same. Never throws.
 */
export function parseConfiguration(text: string, path: string): CheckedSettings {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ""), errors, {
    allowTrailingComma: true,
    allowEmptyContent: true,
  });
  const origin = { prefix: `${path}: `, file: path };
  // An empty file sets nothing.
  const { settings, problems } = value === undefined ? { settings: {}, problems: [] } : checkSettings(value, origin);
  const [first] = errors;
  if (first) {
    const line = text.slice(0, first.offset).split("\n").length;
    const message = `${path}: line ${line} is not valid JSON (${words(printParseErrorCode(first.error))}).`;
    problems.unshift({ severity: "error", message, file: path });
  }
  return { settings, problems };
}

/** "CommaExpected" → "comma expected". */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}
