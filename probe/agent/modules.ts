import { readFileSync } from "node:fs";
import { Module } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import type { Driver } from "./drivers/driver.ts";
import { drivers, mayConcern, unseen } from "./drivers/index.ts";
import { children, workers } from "./inherit.ts";
import { tell } from "./journal.ts";

/** By which an ES module's appended line reaches the agent of its isolate. */
export const AGENT = Symbol.for("orm-memory-lint.agent");

type Load = (this: unknown, request: string, parent: { filename?: string } | undefined, isMain: boolean) => unknown;
const loader = Module as unknown as {
  _load: Load;
  registerHooks?: (hooks: { load: LoadHook }) => void;
};
interface Loaded {
  format?: string | null;
  source?: string | ArrayBuffer | Uint8Array | null;
}
type LoadHook = (url: string, context: object, next: (url: string, context: object) => Loaded) => Loaded;

/** Modules of Node's own: they are patched when somebody loads them, and are no news. */
const builtins: readonly Driver[] = [workers, children];

const told = new Set<string>();
const done = new Set<Driver>();
const imported = new Set<string>();
const looked = new WeakSet<object>();

/**
 * Watches what is loaded, to patch drivers as soon as they are there. `require` passes `Module._load`, and so does an ES
 * module's import of CommonJS; ES modules that have classes of their own need `module.registerHooks`, of Node 22.15.
 */
export function watchModules(): void {
  const load = loader._load;
  loader._load = function (request, parent, isMain) {
    const exports = load.call(this, request, parent, isMain);
    try {
      if (typeof request === "string") see(request, parent?.filename, exports);
    } catch {
      // A module that nobody can look into is not worth a failed program.
    }
    return exports;
  };
  if (loader.registerHooks) loader.registerHooks({ load: loadHook });
  else {
    editCommonJs();
    // An ES module's import of them is not seen here.
    for (const { name } of builtins) require(name);
  }
  (globalThis as Record<symbol, unknown>)[AGENT] = (name: string, exports: object) => {
    const driver = drivers.find((each) => each.name === name);
    if (driver) patch(driver, exports, null);
  };
}

function see(request: string, parent: string | undefined, exports: unknown): void {
  if (exports === null || (typeof exports !== "object" && typeof exports !== "function")) return;
  if (!mayConcern.test(request) && !(parent && mayConcern.test(parent))) return;
  for (const driver of builtins) if (!done.has(driver) && driver.module.test(request)) patchOnce(driver, exports);
  const inside = request.startsWith(".");
  if (inside && !parent?.includes("node_modules")) return;
  const name = inside ? join(dirname(parent!), request) : request;
  for (const driver of drivers) if (driver.module.test(name)) patch(driver, exports, request);
  if (!inside) tellUnseen(name);
}

function patchOnce(driver: Driver, exports: object): void {
  done.add(driver);
  driver.patch(exports);
}

function tellUnseen(name: string): void {
  const match = unseen.exec(name);
  const found = match?.[1] ?? match?.[2];
  if (!found || told.has(found)) return;
  told.add(found);
  tell({ k: "driver", name: found, version: null, why: "its queries are not seen by the agent" });
}

function patch(driver: Driver, exports: object, request: string | null): void {
  if (looked.has(exports)) return;
  if (!driver.patch(exports)) return;
  looked.add(exports);
  if (told.has(driver.name)) return;
  told.add(driver.name);
  tell({ k: "driver", name: driver.name, version: versionOf(driver.name, request) });
}

function versionOf(name: string, request: string | null): string | null {
  if (name.startsWith("node:")) return process.versions.node;
  try {
    const folder =
      request && isAbsolute(request) ? new RegExp(`^.*[\\\\/]node_modules[\\\\/]${name}`).exec(request)?.[0] : null;
    if (!folder) return null;
    return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }).version;
  } catch {
    return null;
  }
}

const EXPORTS = /export\s*\{([^}]*)\}\s*;?\s*(?:\/\/[^\n]*\s*)?$/;

function loadHook(url: string, context: object, next: (url: string, context: object) => Loaded): Loaded {
  const loaded = next(url, context);
  try {
    if (/^node:(?:sqlite|worker_threads|child_process|cluster)$/.test(url) && !imported.has(url)) {
      // Requiring it comes by here again.
      imported.add(url);
      see(url, undefined, require(url));
    }
    if (!url.includes("node_modules") || !loaded.source) return loaded;
    const driver = drivers.find(({ esModules, edit }) => esModules?.test(url) || edit?.file.test(url));
    if (!driver) return loaded;
    const text =
      typeof loaded.source === "string" ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
    const edited = driver.edit?.file.test(url) ? driver.edit.text(text) : tellingExports(driver, loaded.format, text);
    return edited === null ? loaded : { ...loaded, source: edited };
  } catch {
    return loaded;
  }
}

/** An ES module with a line at its end that hands what it exports to the agent. */
function tellingExports({ name }: Driver, format: string | null | undefined, text: string): string | null {
  if (format !== "module") return null;
  const names = EXPORTS.exec(text)?.[1]
    ?.split(",")
    .map((part) => part.trim().split(/\s+as\s+/)[0]!)
    .filter(Boolean);
  if (!names?.length) return null;
  const agent = `globalThis[Symbol.for(${JSON.stringify(AGENT.description)})]`;
  return `${text}\n${agent}?.(${JSON.stringify(name)}, { ${names.join(", ")} });\n`;
}

/** Before Node 22.15 only CommonJS can be edited, on its way to the compiler. */
function editCommonJs(): void {
  const prototype = Module.prototype as unknown as {
    _compile: (text: string, file: string, ...rest: unknown[]) => unknown;
  };
  const compile = prototype._compile;
  prototype._compile = function (text, file, ...rest) {
    const edited = drivers.find(({ edit }) => edit?.file.test(file))?.edit?.text(text) ?? text;
    return compile.call(this, edited, file, ...rest);
  };
}
