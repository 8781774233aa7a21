/** `npm run demo`: builds, and checks the example as a user would. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = (cwd, ...args) => spawnSync(process.execPath, args, { cwd, stdio: "inherit" }).status ?? 1;

const built = node(root, join(root, "scripts/build.mjs"));
if (built !== 0) process.exit(built);
console.log("\n$ orm-memory-lint check   (in examples/leak-typescript)\n");
// It ends with 1 because it finds what is there to find; for a demonstration that is a success.
const status = node(join(root, "examples/leak-typescript"), join(root, "dist/cli.cjs"), "check");
process.exit(status === 1 ? 0 : status || 3);
