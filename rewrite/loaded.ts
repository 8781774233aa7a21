/** What a file loads at its top level: imports, `import x = require(…)`, and `const … = require(…)`, in one form. */
import type { ts as TS } from "@ts-morph/common";
import { ts } from "./typescript.ts";

/** A name that an import brings. */
interface Brought {
  /** As the module has it; "default" for a default export. */
  exported: string;
  local: TS.Identifier;
  typeOnly: boolean;
  /** Where the word `type` before it stands, with the blank after it. */
  modifier?: { start: number; end: number };
}

/** A list of names in braces, to which one can be added. */
export type NameList = TS.NamedImports | TS.ObjectBindingPattern;

export interface Loaded {
  statement: TS.Statement;
  module: string;
  required: boolean;
  typeOnly: boolean;
  names: Brought[];
  /** The name of all the module's exports together. */
  whole: TS.Identifier | null;
  /** Loads the module for what it does, not for names. */
  bare: boolean;
  list: NameList | null;
  clause: TS.ImportClause | null;
}

/** In the order in which they are written. */
export function loadedIn(file: TS.SourceFile): Loaded[] {
  return file.statements.flatMap((statement): Loaded[] => {
    if (ts.isImportDeclaration(statement)) return ofImport(file, statement);
    if (ts.isImportEqualsDeclaration(statement)) return ofImportEquals(statement);
    return ts.isVariableStatement(statement) ? ofVariables(statement) : [];
  });
}

/** Is the file a CommonJS module, so that it has to `require`? */
export function usesRequire(file: TS.SourceFile): boolean {
  if (/\.[cm][jt]s$/.test(file.fileName)) return file.fileName.endsWith(".cjs");
  const isModule = file.statements.some(
    (one) =>
      ts.isImportDeclaration(one) ||
      ts.isImportEqualsDeclaration(one) ||
      ts.isExportDeclaration(one) ||
      ts.isExportAssignment(one) ||
      (ts.canHaveModifiers(one) && one.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)),
  );
  return !isModule && /\brequire\(|\bmodule\.exports\b|^exports\./m.test(file.text);
}

const nothing = { names: [], whole: null, bare: false, list: null, clause: null };

function ofImport(file: TS.SourceFile, statement: TS.ImportDeclaration): Loaded[] {
  if (!ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const base = { ...nothing, statement, module: statement.moduleSpecifier.text, required: false };
  const clause = statement.importClause;
  if (!clause) return [{ ...base, typeOnly: false, bare: true }];
  const names: Brought[] = [];
  if (clause.name) names.push({ exported: "default", local: clause.name, typeOnly: false });
  const bindings = clause.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings : null;
  for (const one of named?.elements ?? []) {
    const exported = (one.propertyName ?? one.name).text;
    const start = one.getStart(file);
    const modifier = { start, end: (one.propertyName ?? one.name).getStart(file) };
    names.push({ exported, local: one.name, typeOnly: one.isTypeOnly, ...(one.isTypeOnly ? { modifier } : {}) });
  }
  const whole = bindings && ts.isNamespaceImport(bindings) ? bindings.name : null;
  return [{ ...base, typeOnly: clause.isTypeOnly, names, whole, list: named, clause: whole ? null : clause }];
}

function ofImportEquals(statement: TS.ImportEqualsDeclaration): Loaded[] {
  const { moduleReference: from, name, isTypeOnly } = statement;
  if (!ts.isExternalModuleReference(from) || !ts.isStringLiteral(from.expression)) return [];
  return [{ ...nothing, statement, module: from.expression.text, required: true, typeOnly: isTypeOnly, whole: name }];
}

function ofVariables(statement: TS.VariableStatement): Loaded[] {
  return statement.declarationList.declarations.flatMap((one): Loaded[] => {
    const taken = one.initializer && ts.isPropertyAccessExpression(one.initializer) ? one.initializer : null;
    const module = one.initializer && requiredModule(taken?.expression ?? one.initializer);
    if (module === null || module === undefined) return [];
    const base = { ...nothing, statement, module, required: true, typeOnly: false };
    if (taken) {
      if (!ts.isIdentifier(one.name)) return [];
      return [{ ...base, names: [{ exported: taken.name.text, local: one.name, typeOnly: false }] }];
    }
    if (ts.isIdentifier(one.name)) return [{ ...base, whole: one.name }];
    if (!ts.isObjectBindingPattern(one.name)) return [];
    const names = one.name.elements.flatMap((element): Brought[] => {
      const { name, propertyName, dotDotDotToken } = element;
      if (!ts.isIdentifier(name) || dotDotDotToken || (propertyName && !ts.isIdentifier(propertyName))) return [];
      return [{ exported: (propertyName ?? name).text, local: name, typeOnly: false }];
    });
    // Behind a rest of all others there is no place for one more.
    const rest = one.name.elements.some((element) => element.dotDotDotToken);
    return [{ ...base, names, list: rest ? null : one.name }];
  });
}

function requiredModule(call: TS.Expression): string | null {
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression) || call.expression.text !== "require")
    return null;
  const [module] = call.arguments;
  return module && ts.isStringLiteralLike(module) ? module.text : null;
}
