/**
 * JavaScript in place of three native modules of the VS Code server, which would want a compiler. Each export is assigned
 * on its own: the server imports them by name, and Node finds the names of a CommonJS module only that way.
 */
const logger = `
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");
const levels = ["trace", "debug", "info", "warn", "error", "critical"];
class Logger {
  constructor(name, file) {
    this.file = file;
    this.level = 2;
    mkdirSync(dirname(file), { recursive: true });
  }
  write(level, text) {
    if (level < this.level || !this.file) return;
    try { appendFileSync(this.file, levels[level] + " " + text + "\\n"); } catch { /* the folder is gone at the end */ }
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() { this.file = undefined; }
}
levels.forEach((name, level) => { Logger.prototype[name] = function (text) { this.write(level, text); }; });
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (name, file) => new Logger(name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
`;

export const standIns: Record<string, string> = {
  "@vscode/spdlog": logger,
  "@vscode/native-watchdog": "exports.start = () => {};\n",
  "@vscode/deviceid": 'exports.getDeviceId = async () => "00000000-0000-4000-8000-000000000000";\n',
};
