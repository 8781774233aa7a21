import type { ts as TS } from "@ts-morph/common";
import type { Expr } from "../facts.ts";
import { intern } from "../intern.ts";
import { expression } from "./expression.ts";
import type { Extraction } from "./state.ts";

/** Adds what an import declaration brings. */
export function extractImport(x: Extraction, node: TS.Node): void {
  const kind = x.ts.SyntaxKind;
  const imports = x.facts.imports;
  if (node.kind === kind.ImportEqualsDeclaration) {
    const declaration = node as TS.ImportEqualsDeclaration;
    const reference = declaration.moduleReference;
    if (reference.kind === kind.ExternalModuleReference && x.ts.isStringLiteralLike(reference.expression))
      imports.push({ local: intern(declaration.name.text), from: intern(reference.expression.text), name: "=" });
    return;
  }
  const declaration = node as TS.ImportDeclaration;
  if (!x.ts.isStringLiteralLike(declaration.moduleSpecifier)) return;
  const from = intern(declaration.moduleSpecifier.text);
  const clause = declaration.importClause;
  if (!clause) {
    imports.push({ local: "", from, name: "" });
    return;
  }
  const type = clause.phaseModifier === kind.TypeKeyword ? { type: true } : {};
  if (clause.name) imports.push({ local: intern(clause.name.text), from, name: "default", ...type });
  const named = clause.namedBindings;
  if (named?.kind === kind.NamespaceImport) {
    imports.push({ local: intern((named as TS.NamespaceImport).name.text), from, name: "*", ...type });
  } else if (named) {
    for (const element of (named as TS.NamedImports).elements) {
      imports.push({
        local: intern(element.name.text),
        from,
        name: intern((element.propertyName ?? element.name).text),
        ...(element.isTypeOnly ? { type: true } : type),
      });
    }
  }
}

/** Adds what a statement exports; `fn` and `cls` are the indexes of the function or class it declares. */
export function extractExport(x: Extraction, node: TS.Node, fn?: number, cls?: number): void {
  const kind = x.ts.SyntaxKind;
  const exports = x.facts.exports;
  if (node.kind === kind.ExportDeclaration) {
    const declaration = node as TS.ExportDeclaration;
    const specifier = declaration.moduleSpecifier;
    const from = specifier && x.ts.isStringLiteralLike(specifier) ? intern(specifier.text) : undefined;
    const clause = declaration.exportClause;
    if (!clause) {
      if (from !== undefined) exports.push({ name: "*", from, imported: "*" });
    } else if (clause.kind === kind.NamespaceExport) {
      if (from !== undefined)
        exports.push({ name: intern((clause as TS.NamespaceExport).name.text), from, imported: "*" });
    } else {
      for (const element of (clause as TS.NamedExports).elements) {
        const inner = intern((element.propertyName ?? element.name).text);
        const name = intern(element.name.text);
        exports.push(from === undefined ? { name, local: inner } : { name, from, imported: inner });
      }
    }
    return;
  }
  if (node.kind === kind.ExportAssignment) {
    const assignment = node as TS.ExportAssignment;
    const value: Expr = expression(x, assignment.expression, { as: "other", at: x.start(node) });
    exports.push({ name: assignment.isExportEquals ? "=" : "default", value });
    return;
  }
  const modifiers = (node as TS.VariableStatement).modifiers;
  if (!modifiers?.some((m) => m.kind === kind.ExportKeyword)) return;
  if (modifiers.some((m) => m.kind === kind.DefaultKeyword)) {
    if (fn !== undefined) exports.push({ name: "default", value: { function: fn } });
    else if (cls !== undefined) exports.push({ name: "default", value: { class: cls } });
    return;
  }
  if (node.kind === kind.VariableStatement) {
    for (const declaration of (node as TS.VariableStatement).declarationList.declarations)
      exportNames(x, declaration.name);
    return;
  }
  const declared = (node as TS.FunctionDeclaration).name?.text;
  const name = declared && intern(declared);
  if (name) exports.push({ name, local: name });
}

function exportNames(x: Extraction, name: TS.BindingName): void {
  const kind = x.ts.SyntaxKind;
  if (name.kind === kind.Identifier) {
    const text = intern((name as TS.Identifier).text);
    x.facts.exports.push({ name: text, local: text });
    return;
  }
  for (const element of (name as TS.BindingPattern).elements)
    if (element.kind === kind.BindingElement) exportNames(x, (element as TS.BindingElement).name);
}

/** CommonJS: `module.exports = …`, `module.exports.x = …` and `exports.x = …` become exports. */
export function extractCommonJs(x: Extraction): void {
  for (const { target, value } of x.facts.functions[0]!.assignments) {
    if (typeof target !== "string") continue;
    if (target === "module.exports") {
      x.facts.exports.push({ name: "=", value });
      if (typeof value === "object" && value && "object" in value)
        for (const [name, item] of value.object)
          if (name !== "..." && name !== "[]") x.facts.exports.push({ name, value: item });
      continue;
    }
    const exported = /^(?:module\.)?exports\.([^.]+)$/.exec(target);
    if (exported) x.facts.exports.push({ name: exported[1]!, value });
  }
}
