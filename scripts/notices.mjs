/** Licences of the packages whose code is in the bundles, in one text: their authors ask that it comes along. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** `inputs` are the paths, relative to `root`, that the bundler read. */
export function thirdPartyNotices(root, inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.add(found[1]);
  }
  // It carries a copy of the compiler, under the compiler's own licence.
  if (folders.has("node_modules/@ts-morph/common")) folders.add("node_modules/typescript");
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const files = readdirSync(join(root, folder)).filter((file) =>
      /^(licen[cs]e|copying|notice|thirdparty)/i.test(file),
    );
    const texts = files.map((file) => readFileSync(join(root, folder, file), "utf8").trim());
    return [`${name} ${version} (${license})`, ...texts].join("\n\n");
  });
  return `This program contains code of the following packages.\n\n${notices.join(`\n\n${"=".repeat(100)}\n\n`)}\n`;
}
