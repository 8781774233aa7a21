/**
 * Bundles the sources to dist/ as CommonJS: extension, language server, engine thread and CLI. TypeScript's parser and
 * ts-morph stay files of their own that are required when they are first needed: a warm run never loads them.
 */
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const path = (name) => join(root, name);

const node = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  outExtension: { ".js": ".cjs" },
  outdir: dist,
  minify: true,
  // jsonc-parser's CommonJS form requires its parts in a way that no bundler follows.
  mainFields: ["module", "main"],
  legalComments: "none",
  logLevel: "warning",
  // A CommonJS file has no import.meta; the banner brings the one thing of it that the sources use.
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { "import.meta.url": "importMetaUrl" },
  // Turns `await import("ts-morph")` into a require: a real import() would not see a bundle's names.
  supported: { "dynamic-import": false },
};

/** Replaces imports by a require of the bundle beside, so that each lies in dist/ once and is loaded late. */
const separate = (files) => ({
  name: "separate-files",
  setup({ onResolve }) {
    for (const [filter, file] of files) onResolve({ filter }, () => ({ path: file, external: true }));
  },
});
const parser = [/^@ts-morph\/common$/, "./ts-morph-common.cjs"];
const tsMorph = [/^ts-morph$/, "./ts-morph.cjs"];
// `orm-memory-lint lsp` runs the same bundle that an editor starts.
const server = [/\/server\/main\.ts$/, "./server.cjs"];

const program = (name, entry, more = {}) =>
  existsSync(path(entry))
    ? build({
        ...node,
        entryPoints: { [name]: path(entry) },
        plugins: [separate([parser, tsMorph, server])],
        ...more,
      })
    : undefined;

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await Promise.all([
  program("extension", "client/extension.ts", { external: ["vscode"] }),
  program("server", "server/main.ts", { plugins: [separate([parser, tsMorph])] }),
  program("engine-worker", "server/engine-worker.ts"),
  program("cli", "cli/main.ts"),
  program("ts-morph", "node_modules/ts-morph/dist/ts-morph.js", { plugins: [separate([parser])] }),
  program("ts-morph-common", "node_modules/@ts-morph/common/dist/ts-morph-common.js", { plugins: [] }),
  existsSync(path("client/probe/panel")) &&
    build({
      bundle: true,
      format: "iife",
      platform: "browser",
      target: "es2022",
      minify: true,
      legalComments: "none",
      logLevel: "warning",
      entryPoints: { panel: path("client/probe/panel/main.ts") },
      outdir: dist,
    }),
]);
// Pages that diagnostics link to.
if (existsSync(path("docs"))) cpSync(path("docs"), join(dist, "docs"), { recursive: true });
