/** Names that a rewrite needs from a module: added once, to the import that is there, or used as the file has them. */
import type { Node, SourceFile } from "ts-morph";
import type { Style } from "./style.ts";

/** What to write for a module's export where the file can reach it already; null when it has to be imported. */
export function importedAs(file: SourceFile, module: string, name: string): string | null {
  for (const found of file.getImportDeclarations()) {
    if (found.getModuleSpecifierValue() !== module || found.isTypeOnly()) continue;
    const named = found.getNamedImports().find((one) => one.getName() === name && !one.isTypeOnly());
    if (named) return named.getAliasNode()?.getText() ?? name;
    const namespace = found.getNamespaceImport();
    if (namespace) return `${namespace.getText()}.${name}`;
  }
  for (const { binding } of requires(file, module)) {
    const text = binding.getText();
    if (/^[\w$]+$/.test(text)) return `${text}.${name}`;
    const renamed = new RegExp(`[{,]\\s*${name}\\s*(?::\\s*([\\w$]+)\\s*)?[,}]`).exec(text);
    if (renamed) return renamed[1] ?? name;
  }
  return null;
}

/** Makes `name` of `module` usable in the file, if it is not: added to an import of that module, else one of its own
 * below the last import; to a `require` where the file uses that. */
export function importName(file: SourceFile, module: string, name: string, style: Style): void {
  if (importedAs(file, module, name)) return;
  for (const { binding } of requires(file, module)) {
    const inside = binding.getText().slice(1, -1).trim().replace(/,$/, "");
    binding.replaceWithText(`{ ${inside}, ${name} }`);
    return;
  }
  const open = file
    .getImportDeclarations()
    .find((one) => one.getModuleSpecifierValue() === module && !one.isTypeOnly() && one.getNamedImports().length > 0);
  if (open) {
    const names = open.getNamedImports().map((one) => one.getName());
    const sorted = names.every((one, index) => index === 0 || names[index - 1]!.localeCompare(one) <= 0);
    const place = sorted ? names.findIndex((one) => one.localeCompare(name) > 0) : -1;
    if (place >= 0) open.insertNamedImport(place, name);
    else open.addNamedImport(name);
    return;
  }
  if (
    file.getImportDeclarations().length === 0 &&
    /\brequire\(/.test(file.getFullText()) &&
    !/^export\b/m.test(file.getFullText())
  ) {
    const { quote, semicolon } = style;
    file.insertStatements(firstStatement(file), `const { ${name} } = require(${quote}${module}${quote})${semicolon}`);
    return;
  }
  const structure = { moduleSpecifier: module, namedImports: [name] };
  // Beside what the file has of the module already (its types), else below all others.
  const beside = file.getImportDeclarations().findLastIndex((one) => one.getModuleSpecifierValue() === module);
  const added =
    beside >= 0 ? file.insertImportDeclaration(beside + 1, structure) : file.addImportDeclaration(structure);
  if (style.semicolon === "") added.replaceWithText(added.getText().replace(/;$/, ""));
}

/** Below `"use strict"` and its like. */
function firstStatement(file: SourceFile): number {
  const statements = file.getStatements();
  const first = statements.findIndex((one) => !/^["']use \w+["'];?$/.test(one.getText()));
  return first < 0 ? statements.length : first;
}

/** `const … = require("module")`, at the top of the file. */
function requires(file: SourceFile, module: string): { binding: Node }[] {
  return file
    .getVariableDeclarations()
    .filter((one) => [`require("${module}")`, `require('${module}')`].includes(one.getInitializer()?.getText() ?? ""))
    .map((one) => ({ binding: one.getNameNode() }));
}
