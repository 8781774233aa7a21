// Writes the paths of a folder's sources, as a plain walk finds them: node list-sources.cjs FOLDER OUT
const { readdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const [, , folder, out] = process.argv;
const found = [];
const skip = new Set(["node_modules", ".git", "dist", ".next", "coverage", ".turbo"]);
(function walk(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (!skip.has(entry.name)) walk(join(path, entry.name));
    } else if (/\.(?:[cm]?[jt]s|[jt]sx|py)$/.test(entry.name) && !/\.d\.[cm]?ts$/.test(entry.name))
      found.push(join(path, entry.name));
  }
})(folder);
writeFileSync(out, found.join("\n"));
