/**
 * What one file says, as plain JSON: no library names, no judgement. Facts are cached by content hash, so a change
 * of the catalog must never change them; a change of this shape or of the extractor raises `factsVersion`.
 */

/** Raised whenever the same text would give other facts. */
export const factsVersion = 15;

/** A place in the file: line × 4096 + column, both from 1; columns count UTF-16 units and end at 4095. */
export type At = number;

export const atOf = (line: number, column: number): At => line * 4096 + Math.min(column, 4095);
export const lineOf = (at: At): number => Math.floor(at / 4096);
export const columnOf = (at: At): number => at % 4096;

/**
 * An expression, as far as the linter needs it, kept small because a workspace has millions: a dotted name is its text
 * ("job.data.id", "this.repo", "undefined"; "" for what is not followed), numbers, booleans and null are themselves.
 */
export type Expr = string | number | boolean | null | TextExpr | Node;

/** A string literal. */
export interface TextExpr {
  text: string;
}

export type Node =
  | { template: string[]; values: Expr[] }
  /** A call of the same function's list. */
  | { call: number; awaited?: true }
  /** `await x`, where x is not a call. */
  | { await: Expr; at: At }
  /** `{} as T`, `globalThis as unknown as T`: the type says more than the value. */
  | { typed: TypeRef; of: Expr }
  /** A part of the function's own parameter, where its pattern takes it apart. */
  | { parameter: number }
  /** `of.member`, where `of` is no name; member "[]" with an `index` for `of[index]`. */
  | { member: string; of: Expr; index?: Expr }
  /** Key and value; the key of a spread is "...", of a computed key "[]" with the key's expression third. */
  | {
      object: [name: string, value: Expr, key?: Expr][] /** Arguments that are handed over by their names. */;
      keywords?: true;
    }
  | { array: Expr[] }
  | { spread: Expr }
  | { function: number }
  | { class: number }
  | { choice: "?:" | "??" | "||" | "&&"; test?: Expr; of: Expr[] }
  | { operator: string; of: Expr[] };

/** A type as written, unions reduced to their first part that is not null or undefined. */
export interface TypeRef {
  /** Dotted name; "{}" for a literal type, "[]" for an array (its element is the only argument). */
  name: string;
  arguments?: TypeRef[];
  /** `typeof x`: the name is a value's. */
  typeof?: boolean;
  /** `T | undefined`, or an optional member. */
  optional?: boolean;
  /** One part of several, of a union or an intersection. */
  part?: boolean;
  members?: { name: string; type?: TypeRef }[];
}

export type UseKind =
  | "bound" // given a name: `name`
  | "returned" // by a statement: `name` is "return"
  | "yielded"
  | "awaited" // `await name`: runs a lazy builder
  | "iterated" // for…of
  | "counted" // .length, .size
  | "method" // x.name(…): `name`
  | "property" // x.name: `name`
  | "indexed"
  | "passed" // argument number `argument` of call `call`; `name` is the method, in Python also "list()" for a function
  | "stored" // assigned to a member or to a variable of an outer function: `name` is where, as far as it is a name
  | "spread"
  | "tested" // condition, comparison, template text; in Python `name` is "in" where it is asked for a member
  | "discarded"
  | "other";

/** A list of uses that is as long as this may have lost some. */
export const mostUses = 40;

export interface Use {
  as: UseKind;
  at: At;
  /** For "indexed": the number, where it is written. */
  name?: string;
  call?: number;
  argument?: number;
  /** Function that holds the use, when it is not the one that holds the binding. */
  function?: number;
}

/** One link of a chain: a member, a call of a member, a call of the thing itself (name ""), or a construction. */
export interface Segment {
  name: string;
  at: At;
  arguments?: Expr[];
  new?: boolean;
  /** `x[index]`, name "[]". */
  index?: Expr;
  typeArguments?: TypeRef[];
  /** A tagged template: the only argument is the template. */
  tagged?: boolean;
}

/** A loop around a call: `for (const x of over)`, or a counting loop up to `bound`. */
export interface Loop {
  over?: Expr;
  bound?: Expr;
  /** Name that `over` gives its elements to. */
  element?: string;
  /** A `break` or a `return` may end it before its last element. */
  leaves?: true;
  /** A `continue` may leave out some of what follows it. */
  skips?: true;
  /** Where it starts and ends, of one that goes over nothing: `for (;;)`, `while`, a counting loop. */
  at?: At;
  end?: At;
  /** Of such a loop, the comparisons that may end it: its own, and those around a `break`, `return` or `throw`. */
  ends?: Expr[];
}

/**
 * A chain with at least one call, from its root to its last call:
 * `db.select().from(users).limit(n)` is ONE call.
 */
export interface Call {
  root: Expr;
  chain: Segment[];
  awaited?: boolean;
  loops?: Loop[];
  /** Conditions around the call; of one that is no name or member (`isMainThread`) only that it is there. */
  when?: { test: Expr; negated?: boolean }[];
  /** The innermost part of a `try` statement that it stands in, of those of its own function. */
  tried?: "try" | "catch" | "finally";
  use: Use;
}

export interface Parameter {
  name: string;
  at: At;
  type?: TypeRef;
  optional?: boolean;
  rest?: boolean;
  default?: Expr;
  /** Constructor parameter that is a property too. */
  property?: boolean;
  /** Where the value goes, of a callback that goes over a list: `rows.map((row) => row.id)`. */
  uses?: Use[];
  decorators?: Decorator[];
}

/** A name that a function (or the module) gives to a value. */
export interface Binding {
  name: string;
  at: At;
  init?: Expr;
  type?: TypeRef;
  /** Later assignments to the same name. */
  assigned?: Expr[];
  /** The name stands for each element of `init` (for…of). */
  element?: boolean;
  /** `using` or `await using`: what it holds is disposed of at the end of the block. */
  using?: true;
  /** Where a value goes; only for names whose value comes from a call. */
  uses?: Use[];
}

export interface Decorator {
  callee: Expr;
  arguments?: Expr[];
  at: At;
}

export type FunctionKind = "module" | "function" | "arrow" | "method" | "constructor" | "accessor";

export interface FunctionFacts {
  name: string;
  kind: FunctionKind;
  at: At;
  /** Index of the function around it; -1 for the module. */
  parent: number;
  /** Index of the class it is a member of. */
  class?: number;
  static?: boolean;
  async?: boolean;
  generator?: boolean;
  parameters: Parameter[];
  returnType?: TypeRef;
  bindings: Binding[];
  calls: Call[];
  returns: Expr[];
  /** `target = value` where the target is a member (`this.x`, `module.exports.y`). */
  assignments: { target: Expr; value: Expr }[];
  decorators?: Decorator[];
  /** Of a comprehension that leaves elements out, what those that stay have: `[x for x in xs if x.open]`. */
  only?: Expr[];
  /** What `with` holds under no name: `async with gate:`. */
  holds?: Expr[];
}

export interface Member {
  name: string;
  at: At;
  static?: boolean;
  /** Of the class and of its objects alike: an attribute or a class method of Python. */
  shared?: true;
  function?: number;
  init?: Expr;
  type?: TypeRef;
  abstract?: boolean;
  decorators?: Decorator[];
}

export interface ClassFacts {
  name: string;
  at: At;
  /** Function that the class stands in. */
  parent: number;
  extends?: { value: Expr; arguments?: TypeRef[] };
  implements?: TypeRef[];
  /** Further bases, of a language that has several. */
  mixins?: Expr[];
  abstract?: boolean;
  constructorFunction?: number;
  /** Function that holds the calls of field initialisers. */
  fields?: number;
  members: Member[];
  decorators?: Decorator[];
}

/** An interface or a type alias. */
export interface TypeFacts {
  name: string;
  interface?: boolean;
  extends?: TypeRef[];
  alias?: TypeRef;
  /** Of a function type: which of the alias's type parameters it gives back. */
  gives?: number;
  members?: { name: string; type?: TypeRef }[];
}

export interface Import {
  /** Name in this file; "" for an import for its effects. */
  local: string;
  from: string;
  /** Name in the other module: "default", "*", or the export's. */
  name: string;
  type?: boolean;
  /** Function that holds it, for `require` and `import()`. */
  within?: number;
}

export interface Export {
  /** Name outside: "default", "*" for `export * from`, or the export's. */
  name: string;
  /** Name inside. */
  local?: string;
  from?: string;
  /** Name in the other module; "*" for a namespace. */
  imported?: string;
  /** Value of `export default <expression>` and of CommonJS exports. */
  value?: Expr;
}

export interface FileFacts {
  imports: Import[];
  exports: Export[];
  /** The first is the module's own body. */
  functions: FunctionFacts[];
  classes: ClassFacts[];
  types: TypeFacts[];
  /** Number of syntax errors the parser met; facts reach as far as the parser did. */
  errors?: number;
}

/** Stands between a name and a number, where a function gives the name another value altogether. */
export const again = "'";

/** A name as it is written. */
export const writtenName = (name: string): string => name.split(again, 1)[0]!;

/** True for the value of a call of the same function's list. */
export const isCall = (expr: Expr | undefined, index: number): boolean =>
  typeof expr === "object" && expr !== null && "call" in expr && expr.call === index;

/** True for a function of a file that is another one, or stands inside it. */
export function isInside(functions: readonly FunctionFacts[], index: number, owner: number): boolean {
  let around = index;
  // A function stands behind the one that holds it.
  while (around > owner) around = functions[around]!.parent;
  return around === owner;
}

/** What a link of a chain calls: its own name, or the last one of the root: "where" of `db.where(…)`, "sql" of `` k.sql`…` ``. */
export const calledName = ({ root }: Pick<Call, "root">, { name }: Pick<Segment, "name">): string =>
  name || (typeof root === "string" ? root.split(".").at(-1)! : "");

/** A text as it is written, with ` ? ` for each value that is put in; undefined for what is no text. */
export function writtenText(expr: Expr | undefined): string | undefined {
  if (typeof expr !== "object" || expr === null) return undefined;
  if ("text" in expr) return expr.text;
  return "template" in expr ? expr.template.join(" ? ") : undefined;
}
