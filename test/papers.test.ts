/** The papers say what is so: commands, links, settings, names, what the program prints, and examples that run. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { catalog, type Orm, type Pool } from "../catalog/index.ts";
import { checkUsage } from "../cli/arguments.ts";
import { PROBE_USAGE } from "../cli/probe-options.ts";
import { parseCases } from "../rules/cases/case.ts";
import { checkCase } from "../rules/cases/check.ts";
import { parseConfiguration } from "../rules/configuration/index.ts";
import { rules } from "../rules/index.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const example = join(root, "examples/leak-typescript");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
/** Without line breaks, for words that may stand on two lines. */
const flowing = readme.replace(/\s+/g, " ");
const manifest = JSON.parse(read("package.json"));

function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(\..*|node_modules)$/.test(entry.name) ? [] : pagesIn(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}
const papers = readdirSync(root).filter((name) => name.endsWith(".md"));
const pages = [...papers, ...pagesIn("docs"), ...pagesIn("examples")];

/** Code blocks with what stands behind the fence, without the indentation of a list around them. */
function blocks(text: string, fence: string): string[] {
  return [...text.matchAll(/^( *)```(.*)\n([\s\S]*?)^\1```$/gm)].flatMap(([, indent = "", info = "", body = ""]) =>
    info === fence ? [body.replaceAll(new RegExp(`^${indent}`, "gm"), "")] : [],
  );
}

function only<T>(list: readonly T[]): T {
  assert.equal(list.length, 1);
  return list[0]!;
}

/** What GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

for (const page of pages)
  describe(page, () => {
    const text = read(page);

    test("names only scripts that there are", () => {
      // The example in Python is no package of npm.
      const ownPackage = join(dirname(page), "package.json");
      const isPackage = page.startsWith("examples") && existsSync(join(root, ownPackage));
      const own = isPackage ? JSON.parse(read(ownPackage)).scripts : {};
      for (const [, script = ""] of text.matchAll(/npm run (?:-s )?([\w:.-]*\w)/g))
        assert.ok(script in manifest.scripts || script in own || page.startsWith("docs"), script);
    });

    test("links lead somewhere", () => {
      const prose = text.replace(/^( *)```[\s\S]*?^\1```$/gm, "");
      for (const [, link = ""] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(link)) continue;
        const [path = "", anchor] = link.split("#");
        const file = path === "" ? page : join(dirname(page), path);
        assert.ok(existsSync(join(root, file)), link);
        if (anchor === undefined) continue;
        const headings = [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
        assert.ok(headings.includes(anchor), link);
      }
    });

    test("knows nothing of the machine it was written on", () => {
      const addresses = /https:\/\/[\w.-]+\.\w+\/\S*/g;
      assert.doesNotMatch(text.replace(addresses, ""), /\/(?:home|root|Users|work|tmp)\/|localhost|127\.0\.0\.1/);
    });
  });

describe("the README", () => {
  test("has every setting with its default", () => {
    for (const [name, { default: value }] of Object.entries<{ default: unknown }>(
      manifest.contributes.configuration.properties,
    )) {
      const row = readme.match(new RegExp(`^\\| \`${name.replaceAll(".", "\\.")}\` +\\| \`(.*?)\``, "m"));
      assert.equal(row?.[1], JSON.stringify(value), name);
    }
  });

  test("names every ORM, pool and rule", () => {
    for (const { name } of [...catalog.orms, ...catalog.pools]) {
      const word = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      assert.match(flowing, new RegExp(`(?<![\\w-])${word}(?![\\w-])`), name);
    }
    for (const { id } of rules) assert.ok(readme.includes(id), id);
  });

  test("names every option of the commands, and no other", () => {
    const known = new Set(`${checkUsage} ${PROBE_USAGE}`.match(/--[a-z]+(?:-[a-z]+)*/g));
    for (const option of known) assert.ok(readme.includes(option), option);
    const others = ["--ignore-scripts", "--install-extension", "--stdio"];
    const prose = readme.replace(/^\|[ -|]*$/gm, "");
    for (const [option] of prose.matchAll(/(?<![\w-])--[a-z]+(?:-[a-z]+)*/g))
      assert.ok(known.has(option) || others.includes(option), option);
  });

  test("names every command of the palette", () => {
    for (const { title } of manifest.contributes.commands) assert.ok(flowing.includes(`**${title}**`), title);
  });

  test("shows a configuration that is right", () => {
    const { settings, problems } = parseConfiguration(only(blocks(readme, "jsonc")), "README.md");
    assert.deepEqual(problems, []);
    assert.equal(settings.poolEntries?.length, 2);
  });

  test("has the version's changes", () => {
    assert.match(read("CHANGELOG.md"), new RegExp(`^## \\[${manifest.version.replaceAll(".", "\\.")}\\]`, "m"));
  });

  test("has a picture that is small", () => {
    const picture = only([...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)])[1]!;
    assert.ok(statSync(join(root, picture)).size < 100_000);
  });
});

describe("what the README shows of the example", () => {
  const check = (...more: string[]) =>
    spawnSync(process.execPath, [join(root, "dist/cli.cjs"), "check", "--no-cache", ...more], {
      cwd: example,
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1" },
    }).stdout;

  test("is what the program says", () => {
    const shown = only(blocks(readme, "text"));
    assert.equal(check().split("\n\n")[0], shown.trimEnd());
  });

  test("is the rewrite that the program makes", () => {
    const changed = (text: string) => text.split("\n").filter((line) => /^[+-](?![+-])/.test(line));
    const made = changed(check("--fix", "--dry-run")).filter((line) => !line.includes("import "));
    assert.deepEqual(changed(only(blocks(readme, "diff"))), made);
  });
});

describe("the examples", () => {
  const folder = mkdtempSync(join(tmpdir(), "papers-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const contributing = read("CONTRIBUTING.md");

  async function load<T>(name: string): Promise<T> {
    const file = join(folder, `${name}.ts`);
    writeFileSync(file, only(blocks(contributing, `ts ${name}`)));
    return only(Object.values((await import(pathToFileURL(file).href)) as Record<string, T>));
  }

  test("of an ORM and a pool are found by their data alone", async () => {
    const [orm, pool] = [await load<Orm>("orm"), await load<Pool>("pool")];
    const known = { orms: [...catalog.orms, orm], pools: [...catalog.pools, pool] };
    for (const one of parseCases(only(blocks(contributing, "text case")))) {
      const { expected, found } = await checkCase(one, known);
      assert.equal(found, expected);
    }
  });

  test("of a look into the engine runs", () => {
    const [look = ""] = blocks(read("ARCHITECTURE.md"), "ts");
    const file = join(folder, "look.mts");
    writeFileSync(
      file,
      look.replaceAll(/from "\.\/(.*?)"/g, (_, path) => `from "${pathToFileURL(join(root, path))}"`),
    );
    const args = ["--import", import.meta.resolve("tsx"), file, example];
    const told = execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    assert.match(told, /^0\.\d\d src\/total-worker\.ts:total → src\/user-report\.ts:totalSpent$/m);
  });
});

describe("ARCHITECTURE", () => {
  const text = read("ARCHITECTURE.md");

  test("tells every factor of the engine", () => {
    const table = text.slice(text.indexOf("| step"), text.indexOf("**Reads.**"));
    for (const file of readdirSync(join(root, "analysis"), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue;
      for (const [, name, value] of read(join("analysis", file)).matchAll(/^const (\w+Factor) = ([\d.]+);$/gm))
        assert.match(table, new RegExp(`\\| ${value?.replace(".", "\\.")}[ ,|]`), `${file}: ${name}`);
    }
  });

  test("speaks of every room", () => {
    const rooms = JSON.parse(read("tsconfig.json")).references.map(({ path }: { path: string }) => relative(".", path));
    for (const room of rooms) assert.ok(text.includes(`${room.split("/")[0]}/`), room);
  });
});
