import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";
import type { FileStamp } from "../rules/linter.ts";

const never = new Set([
  "node_modules",
  ".git",
  ".hg",
  ".svn",
  ".next",
  ".nuxt",
  ".turbo",
  ".nx",
  ".svelte-kit",
  ".vercel",
  ".output",
  ".cache",
  ".yarn",
  ".pnpm-store",
  "coverage",
  "dist",
  "bower_components",
]);
/** Build output where a package.json stands beside it; a folder of sources elsewhere. */
const builtBesidePackage = new Set(["build", "out", "output", "target"]);
const wanted = /\.(?:[cm]?[jt]sx?|py|prisma|sql)$|(?:^|\/)(?:package|orm-memory\.config|(?:ts|js)config[^/]*)\.json$/;
const declaration = /\.d\.[cm]?ts$|\.min\.js$/;

interface Rules {
  /** Folder the patterns are relative to, with a final `/`, or "". */
  base: string;
  ignore: Ignore;
}

/**
 * Files below a folder that git would not ignore, with their stamps. Symbolic links are not followed, so a loop of them
 * can't hold anybody up; a folder that can't be read is left out.
 */
export function listFiles(root: string): FileStamp[] {
  const found: FileStamp[] = [];
  walk(root, "", [], found);
  return found;
}

function walk(root: string, folder: string, above: readonly Rules[], found: FileStamp[]): void {
  let entries: ReturnType<typeof readFolder>;
  try {
    entries = readFolder(join(root, folder));
  } catch {
    return;
  }
  let rules = above;
  if (entries.some((e) => e.name === ".gitignore")) {
    const own = readRules(root, folder);
    if (own) rules = [...above, own];
  }
  const isPackage = entries.some((e) => e.name === "package.json");
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (never.has(entry.name) || (isPackage && builtBesidePackage.has(entry.name))) continue;
      if (ignored(rules, `${path}/`)) continue;
      walk(root, path, rules, found);
    } else if (entry.isFile() && wanted.test(path) && !declaration.test(path) && !ignored(rules, path)) {
      try {
        const { mtimeMs, size } = statSync(join(root, path));
        found.push({ path, modified: mtimeMs, size });
      } catch {
        // Deleted between listing and looking: it is gone.
      }
    }
  }
}

const readFolder = (path: string) => readdirSync(path, { withFileTypes: true });

function readRules(root: string, folder: string): Rules | undefined {
  try {
    const text = readFileSync(join(root, folder, ".gitignore"), "utf8");
    return { base: folder === "" ? "" : `${folder}/`, ignore: ignore({ allowRelativePaths: true }).add(text) };
  } catch {
    return undefined;
  }
}

/** The nearest file has the last word, as in git. */
function ignored(rules: readonly Rules[], path: string): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    const { base, ignore: own } = rules[i]!;
    const result = own.test(path.slice(base.length));
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}
