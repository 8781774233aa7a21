/** Builds and packs the extension: orm-memory-lint.vsix, bundled, without node_modules. */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, process.argv[2] ?? "orm-memory-lint.vsix");
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

node(join(root, "scripts/build.mjs"));
node(
  join(root, "node_modules/@vscode/vsce/vsce"),
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  out,
);
console.log(`${out} (${(statSync(out).size / 1e6).toFixed(1)} MB)`);
