/** Names that a rewrite needs from a module: used as the file has them, else added to its imports, once. */
import type { ts as TS } from "@ts-morph/common";
import { minimalEdits } from "./diff.ts";
import { applyEdits, type TextEdit } from "./edit.ts";
import { elementEdit } from "./import-list.ts";
import { placeOf } from "./import-place.ts";
import { fits, trailingComma } from "./lines.ts";
import { loadedIn, usesRequire } from "./loaded.ts";
import { uniqueName } from "./names.ts";
import type { Style } from "./style.ts";
import { parse, ts } from "./typescript.ts";

/** An export of a module. `name` is what it is called where nothing else has the name, also for a default export. */
export interface Wanted {
  module: string;
  name: string;
  default?: boolean;
  /** Only its type is used. */
  type?: boolean;
}

export interface Imported {
  /** What to write for each that was wanted: `MoreThan`, `orm.MoreThan`, an alias. */
  names: string[];
  /** Against the file's text; they touch nothing but imports. */
  edits: TextEdit[];
}

/** Makes exports usable in a file, and says what each is written as there. */
export function importNames(file: TS.SourceFile, wanted: readonly Wanted[], style: Style): Imported {
  let now = file;
  const names = wanted.map((one) => {
    const known = writtenAs(now, one);
    if (known !== null) return known;
    const typed = typeOnly(now, one);
    const local = typed?.local.text ?? uniqueName(one.name, takenIn(now));
    const edit = typed ? { ...typed.modifier, newText: "" } : adding(now, one, local, style);
    const newText = edit.newText.replace(/\r?\n/g, style.newline);
    now = parse(file.fileName, applyEdits(now.text, [{ ...edit, newText }]));
    return local;
  });
  return { names, edits: minimalEdits(file.text, now.text) };
}

/** What to write for an export where the file can reach it already; null when it has to be imported. */
function writtenAs(file: TS.SourceFile, wanted: Wanted): string | null {
  for (const loaded of loadedIn(file)) {
    if (loaded.module !== wanted.module || (loaded.typeOnly && !wanted.type)) continue;
    const names = loaded.names.filter((one) => !one.typeOnly || wanted.type);
    const named = names.find((one) => one.exported === (wanted.default ? "default" : wanted.name));
    if (named && !boundAgain(file, named.local)) return named.local.text;
    const { whole } = loaded;
    if (!whole || boundAgain(file, whole)) continue;
    if (!wanted.default) return `${whole.text}.${wanted.name}`;
    // What `require` gives is the default export itself, as long as nobody asks it for `default`.
    const asked = new RegExp(`\\b${whole.text}\\.default\\b`).test(file.text);
    const called = new RegExp(`(?<![\\w$.])${whole.text}\\s*\\(`).test(file.text);
    return (loaded.required && !asked) || called ? whole.text : `${whole.text}.default`;
  }
  return null;
}

/** `import { type MoreThan }`: the name is there, and needs to be more than a type. */
function typeOnly(file: TS.SourceFile, { module, name, ...wanted }: Wanted) {
  if (wanted.default || wanted.type) return undefined;
  for (const loaded of loadedIn(file)) {
    if (loaded.module !== module) continue;
    for (const { exported, local, modifier } of loaded.names)
      if (exported === name && modifier && !boundAgain(file, local)) return { local, modifier };
  }
  return undefined;
}

/** Is the name of an import bound once more, so that it may mean something else where it is needed? */
function boundAgain(file: TS.SourceFile, local: TS.Identifier): boolean {
  let again = false;
  each(file, (node) => {
    if (!ts.isIdentifier(node) || node === local || node.text !== local.text) return;
    again ||= bindsName(node.parent) && node.parent.name === node;
  });
  return again;
}

type Binding =
  | TS.VariableDeclaration
  | TS.ParameterDeclaration
  | TS.BindingElement
  | TS.FunctionDeclaration
  | TS.FunctionExpression
  | TS.ClassLikeDeclaration
  | TS.EnumDeclaration
  | TS.ModuleDeclaration;

function bindsName(node: TS.Node): node is Binding {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassLike(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}

/** Every name of the file, whether of values or types; names after a dot and keys of objects are no such. */
function takenIn(file: TS.SourceFile): Set<string> {
  const names = new Set<string>();
  each(file, (node) => {
    if (!ts.isIdentifier(node)) return;
    const { parent } = node;
    const member =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      ((ts.isImportSpecifier(parent) || ts.isBindingElement(parent)) && parent.propertyName === node);
    if (!member) names.add(node.text);
  });
  return names;
}

/** The edit that brings an export under a name that is free. */
function adding(file: TS.SourceFile, wanted: Wanted, local: string, style: Style): TextEdit {
  const written = (exported: string, as: string): string => `${exported === local ? "" : `${exported}${as}`}${local}`;
  const exported = wanted.default ? "default" : wanted.name;
  for (const loaded of loadedIn(file)) {
    if (loaded.module !== wanted.module || (loaded.typeOnly && !wanted.type)) continue;
    const { clause, list } = loaded;
    if (wanted.default && clause && !clause.name) {
      const start = clause.namedBindings?.getStart(file) ?? clause.getStart(file);
      return { start, end: start, newText: `${local}, ` };
    }
    const type = wanted.type && !loaded.typeOnly ? "type " : "";
    const element = type + written(exported, loaded.required ? ": " : " as ");
    if (list) return elementEdit(file, loaded.statement, list, { text: element, name: exported }, style);
    if (clause?.name && !clause.namedBindings)
      return { start: clause.name.end, end: clause.name.end, newText: `, { ${element} }` };
  }
  const required = usesRequire(file);
  const statement = required ? requiring(wanted, local, style) : importing(file, wanted, local, style);
  return placeOf(file, wanted.module, statement);
}

function importing(file: TS.SourceFile, wanted: Wanted, local: string, { quote, semicolon, indent }: Style): string {
  const type = wanted.type ? "type " : "";
  const from = `from ${quote}${wanted.module}${quote}${semicolon}`;
  if (wanted.default) return `import ${type}${local} ${from}`;
  const element = wanted.name === local ? local : `${wanted.name} as ${local}`;
  const line = `import ${type}{ ${element} } ${from}`;
  return fits(line.length) ? line : `import ${type}{\n${indent}${element}${trailingComma(file, "list")}\n} ${from}`;
}

function requiring({ module, name, ...wanted }: Wanted, local: string, { quote, semicolon }: Style): string {
  const binding = wanted.default ? local : `{ ${name === local ? local : `${name}: ${local}`} }`;
  return `const ${binding} = require(${quote}${module}${quote})${semicolon}`;
}

function each(node: TS.Node, visit: (node: TS.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}
