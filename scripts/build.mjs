/**
 * Bundles the sources to dist/ as CommonJS: extension, language server, engine thread and CLI. TypeScript's parser and
 * ts-morph stay files of their own that are required when they are first needed: a warm run never loads them.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { thirdPartyNotices } from "./notices.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const path = (name) => join(root, name);

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};
const node = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node20",
  outExtension: { ".js": ".cjs" },
  outdir: dist,
  // jsonc-parser's CommonJS form requires its parts in a way that no bundler follows.
  mainFields: ["module", "main"],
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
const treeSitter = [/^web-tree-sitter$/, "./web-tree-sitter.cjs"];
// `orm-memory-lint lsp` runs the same bundle that an editor starts.
const server = [/\/server\/main\.ts$/, "./server.cjs"];

const program = (name, entry, more = {}) =>
  build({
    ...node,
    entryPoints: { [name]: path(entry) },
    plugins: [separate([parser, tsMorph, treeSitter, server])],
    ...more,
  });

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const built = await Promise.all([
  program("extension", "client/extension.ts", { external: ["vscode"] }),
  program("server", "server/main.ts", { plugins: [separate([parser, tsMorph, treeSitter])] }),
  program("engine-worker", "server/engine-worker.ts"),
  program("cli", "cli/main.ts"),
  program("probe-agent", "probe/agent/main.ts", { banner: {}, plugins: [] }),
  program("ts-morph", "node_modules/ts-morph/dist/ts-morph.js", { plugins: [separate([parser])] }),
  program("ts-morph-common", "node_modules/@ts-morph/common/dist/ts-morph-common.js", { plugins: [] }),
  // Its own loader calls a require that it makes itself, so it is only made smaller.
  program("web-tree-sitter", "node_modules/web-tree-sitter/web-tree-sitter.cjs", {
    bundle: false,
    plugins: [],
    banner: {},
    define: {},
  }),
  build({
    ...common,
    format: "iife",
    platform: "browser",
    target: "es2022",
    entryPoints: { panel: path("client/probe/panel/main.ts") },
    outdir: dist,
  }),
]);
const inputs = [
  ...built.flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  // Copied as it is.
  "node_modules/tree-sitter-python/tree-sitter-python.wasm",
];
writeFileSync(join(dist, "third-party-notices.txt"), thirdPartyNotices(root, inputs));

// The parser for Python is WebAssembly, read when the first Python file is looked into.
for (const name of ["web-tree-sitter", "tree-sitter-python"])
  cpSync(path(`node_modules/${name}/${name}.wasm`), join(dist, `${name}.wasm`));

// Python's agent stays as it is written; its folder holds nothing else, since PYTHONPATH gets it.
cpSync(path("probe/agent/python"), join(dist, "probe-agent-python"), {
  recursive: true,
  filter: (name) => !name.endsWith("__pycache__"),
});

// Pages that diagnostics link to: docs/ as it is, and the page that lies in each rule's own folder.
cpSync(path("docs"), join(dist, "docs"), { recursive: true });
for (const rule of readdirSync(path("rules"))) {
  const page = path(`rules/${rule}/README.md`);
  if (existsSync(page)) cpSync(page, join(dist, "docs/rules", `${rule}.md`));
}
