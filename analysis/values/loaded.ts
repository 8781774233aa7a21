import type { Expr, Segment } from "../facts.ts";
import { folderOf, join } from "../modules/paths.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Named, pathOf } from "./file-names.ts";
import { type Scope, type Value, withFactor } from "./value.ts";

/** One of the files of a folder that are loaded by a name nobody knows: each is there to be loaded. */
const loadedFactor = 0.95;
/** Parts of a path inside each other, this far. */
const deepestPath = 5;

/** `require("./jobs/" + name)`, `import(path.join(folder, file))`: what each file that may be meant exports under a name. */
export function loadedModules(evaluator: Evaluator, link: Segment, scope: Scope, name: string): Value[] | undefined {
  const [argument] = link.arguments ?? [];
  if (argument === undefined) return undefined;
  const named = patternOf(evaluator, argument, scope, 0);
  if (!named) return undefined;
  // A path that starts with no dot is a package's, or counts from a working directory that no source tells.
  if (named.base === "cwd" && !/^\.\.?\//.test(named.path)) return undefined;
  const path = named.base === "cwd" ? join(folderOf(scope.file), named.path) : join(named.path);
  const { workspace } = evaluator;
  if (!path.includes("*")) {
    const file = workspace.resolver.file(path);
    return file === undefined ? undefined : evaluator.exported(file, name);
  }
  const files = workspace.loading.meant(path).filter((file) => file !== scope.file && workspace.leadsToRead(file));
  return files.flatMap((file) => evaluator.exported(file, name)).map((v) => withFactor(v, loadedFactor));
}

/** A path with "*" for each part that is not known; undefined where nobody knows what it starts from. */
function patternOf(evaluator: Evaluator, expr: Expr, scope: Scope, depth: number): Named | undefined {
  if (depth > deepestPath) return undefined;
  const known = pathOf(evaluator, expr, scope, depth);
  if (known) return known;
  const inner = (part: Expr): Named | undefined => patternOf(evaluator, part, scope, depth + 1);
  if (typeof expr === "string") return namedPattern(evaluator, expr, scope, depth);
  if (typeof expr !== "object" || expr === null) return undefined;
  if ("await" in expr) return inner(expr.await);
  if ("member" in expr) return expr.member === "href" || expr.member === "pathname" ? inner(expr.of) : undefined;
  if ("operator" in expr && expr.operator === "+") return strung(evaluator, expr.of, scope, depth);
  if ("template" in expr) {
    const parts = expr.template.flatMap((text, i): Expr[] => [
      ...(text ? [{ text }] : []),
      ...(i < expr.values.length ? [expr.values[i]!] : []),
    ]);
    return strung(evaluator, parts, scope, depth);
  }
  if (!("call" in expr)) return undefined;
  const call = evaluator.fn(scope).calls[expr.call];
  const last = call?.chain.at(-1);
  if (!call || !last?.arguments) return undefined;
  const [first, ...more] = last.arguments;
  const method = last.name || (typeof call.root === "string" ? call.root : "");
  if (method === "toString" && typeof call.root !== "string") return inner(call.root);
  if (first === undefined) return undefined;
  if (method === "fileURLToPath" || method === "pathToFileURL" || method === "normalize") return inner(first);
  if (method !== "join" && method !== "resolve") return undefined;
  const head = inner(first);
  // What does not start from a file counts from the working directory.
  if (head?.base !== "workspace") return undefined;
  return { path: [head.path, ...more.map((part) => textOf(evaluator, part, scope))].join("/"), base: head.base };
}

/** Follows a name to what it was given, unless it stands for each element of a list. */
function namedPattern(evaluator: Evaluator, text: string, scope: Scope, depth: number): Named | undefined {
  const [root, member, ...rest] = text.split(".");
  if (rest.length || (member !== undefined && member !== "href" && member !== "pathname")) return undefined;
  const facts = evaluator.facts(scope.file);
  for (let fn = scope.fn; fn >= 0; fn = facts.functions[fn]!.parent) {
    const binding = facts.functions[fn]!.bindings.find((b) => b.name === root);
    if (!binding) continue;
    if (binding.element || binding.init === undefined) return undefined;
    return patternOf(evaluator, binding.init, { file: scope.file, fn }, depth + 1);
  }
  return undefined;
}

/** Texts that are put together. */
function strung(evaluator: Evaluator, parts: readonly Expr[], scope: Scope, depth: number): Named | undefined {
  const [first, ...more] = parts;
  const head = first === undefined ? undefined : patternOf(evaluator, first, scope, depth + 1);
  return head && { path: head.path + more.map((part) => textOf(evaluator, part, scope)).join(""), base: head.base };
}

/** The text that a part of a path is, or "*". */
function textOf(evaluator: Evaluator, expr: Expr, scope: Scope): string {
  if (typeof expr === "object" && expr && "text" in expr) return expr.text;
  if (typeof expr !== "string") return "*";
  const [value, other] = evaluator.evaluate(expr, scope);
  const written = !other && value?.is === "literal" ? value.expr : undefined;
  return typeof written === "object" && written && "text" in written ? written.text : "*";
}
