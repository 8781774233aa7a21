/**
 * What names mean inside one file, as far as a bare syntax tree tells. Where it does not tell, the answers err on the
 * side that makes a fix refuse.
 */
import type { ts as TS } from "@ts-morph/common";
export type FunctionNode = TS.FunctionDeclaration | TS.FunctionExpression | TS.ArrowFunction | TS.MethodDeclaration | TS.ConstructorDeclaration | TS.AccessorDeclaration;
export declare function isFunction(node: TS.Node): node is FunctionNode;
/** The function whose body (or parameters) holds the node; null at the top level of the file. */
export declare function enclosingFunction(node: TS.Node): FunctionNode | null;
/** The list of statements that a statement is part of; null under `if (x) statement` and its like. */
export declare function statementList(statement: TS.Node): readonly TS.Statement[] | null;
/** Removes `(x)`, `x!`, `x as T` and `x satisfies T` from around an expression, outwards. */
export declare function outward(node: TS.Expression, casts: boolean): TS.Expression;
/** Is the identifier a value's name, rather than a property's, a label or part of a type? */
export declare function isValueName(node: TS.Identifier): boolean;
/** Every name that is used or declared as a value anywhere in the file. */
export declare const valueNames: (file: TS.SourceFile) => Set<string>;
/** Every name that is used or declared as a value below the node. */
export declare function valueNamesIn(scope: TS.Node): Set<string>;
/** The outermost function, namespace or block around the node; null at the top level of the file. */
export declare function outermostScope(node: TS.Node): TS.Node | null;
/** Every name that is assigned to after its declaration, anywhere in the file. */
export declare const assignedNames: (file: TS.SourceFile) => Set<string>;
export declare function isAssignment(node: TS.Node): node is TS.BinaryExpression;
/**
 * Names that are bound inside the outermost function (or namespace) around the node, parameters included. A name of the
 * module that is also bound in there counts as local: the rewrite then stays next to the read, which is right for both.
 */
export declare function localNames(node: TS.Node): Set<string>;
/** Names that are bound anywhere inside the node. */
export declare function boundNames(node: TS.Node): Set<string>;
/** Where a variable is used: its declaration left out. `shadowed` when the name is bound again in its scope. */
export declare function references(name: TS.Identifier, scope: TS.Node): {
    uses: TS.Identifier[];
    shadowed: boolean;
};
/** The identifier that a chain of properties begins with; null when it begins with something else. */
export declare function rootOf(node: TS.Expression): TS.Identifier | null;
/** Visits a node and all below it. */
export declare function each(node: TS.Node, visit: (node: TS.Node) => void): void;
/** Does the node, or one below it that runs at the same time (functions are left out), satisfy the test? */
export declare function some(node: TS.Node, test: (node: TS.Node) => boolean): boolean;
