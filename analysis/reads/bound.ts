import type { Program } from "../program.ts";
import type { Edge, Reached } from "../reach/node.ts";
import type { Walk } from "../reach/walk.ts";
import { argumentFor } from "../values/arguments.ts";
import { type Found, follow, type Limit, limits } from "../values/places.ts";
import type { Value } from "../values/value.ts";
import { givesOneRow } from "./aggregates.ts";
import { isGrouped } from "./groups.ts";
import { isThere, placesOf, stepsOf } from "./places.ts";
import type { ReadSite } from "./read.ts";
import { hasLimit } from "./sql.ts";

export type Bound = "bounded" | "unbounded";

const deepest = 5;

/** Whether something limits a read, judged with the arguments that the reached callers hand over. */
export function boundOf(program: Program, walk: Walk, node: Reached, site: ReadSite): Bound {
  const { read } = site;
  if (read.sql && hasLimit(program, site)) return "bounded";
  for (const place of read.bound)
    for (const found of placesOf(program, site, place))
      if (limited(program, walk, node, found, 0, read.zeroIsNone)) return "bounded";
  return !read.sql && givesOne(program, site) ? "bounded" : "unbounded";
}

/** True when a part of the read makes one row of all of them: a count, or one group. */
function givesOne(program: Program, site: ReadSite): boolean {
  const { single = [], grouped = [] } = site.read;
  if (single.some((place) => placesOf(program, site, place).some(isThere))) return true;
  if (grouped.some((place) => placesOf(program, site, place).some(isNull))) return true;
  return !isGrouped(program, site) && givesOneRow(program, stepsOf(site), site.read);
}

const isNull = (found: Found): boolean =>
  found.is === "either" ? found.of.some(isNull) : found.is === "value" && found.expr === null;

function limited(
  program: Program,
  walk: Walk,
  node: Reached,
  found: Found,
  depth: number,
  zeroIsNone: boolean | undefined,
): boolean {
  const possible = limits(program.evaluator, found);
  return isLimit(program, walk, node, possible, depth, zeroIsNone);
}

/** A limit holds when one may be there; it does not when the source shows that none is. */
function isLimit(
  program: Program,
  walk: Walk,
  node: Reached,
  possible: Limit[],
  depth: number,
  zeroIsNone: boolean | undefined,
): boolean {
  return possible.some((limit) => {
    if (limit.is === "number" && limit.value === 0 && zeroIsNone) return false;
    if (limit.is !== "parameter") return limit.is !== "none";
    if (limit.otherwise && isLimit(program, walk, node, limit.otherwise, depth + 1, zeroIsNone)) return true;
    return fromCallers(program, walk, node, limit.parameter, limit.path, depth, zeroIsNone);
  });
}

/** Asks the call on the best way what it hands over for a parameter. */
function fromCallers(
  program: Program,
  walk: Walk,
  node: Reached,
  parameter: Value & { is: "parameter" },
  path: string[],
  depth: number,
  zeroIsNone: boolean | undefined,
): boolean {
  if (depth > deepest) return true;
  const { evaluator } = program;
  const declared = evaluator.fn(parameter.scope).parameters[parameter.index];
  if (declared?.default !== undefined) {
    const fallback = follow(evaluator, declared.default, parameter.scope, path);
    if (limited(program, walk, node, fallback, depth + 1, zeroIsNone)) return true;
  }
  const owner = ownerOf(node, parameter);
  const edge: Edge | undefined = owner?.by;
  if (!owner || !edge) return !owner || !(declared?.optional ?? false); // what a job is given can't be told
  if (!edge.call) return !(declared?.optional ?? false);
  const segment = evaluator.fn(edge.from.scope).calls[edge.call.call]?.chain[edge.call.segment];
  const args = segment?.arguments ?? [];
  if (args.some((a) => typeof a === "object" && a && "spread" in a)) return true;
  const handed = follow(
    evaluator,
    argumentFor(evaluator.fn(parameter.scope).parameters, args, parameter.index),
    edge.from.scope,
    path,
  );
  return limited(program, walk, edge.from, handed, depth + 1, zeroIsNone);
}

/** The step of the way that entered the function which has the parameter. */
function ownerOf(node: Reached, parameter: Value & { is: "parameter" }): Reached | undefined {
  for (let current: Reached | undefined = node; current; current = current.by?.from)
    if (current.scope.file === parameter.scope.file && current.scope.fn === parameter.scope.fn) return current;
  return undefined;
}

/** The number that limits a read, where it is written; undefined where that can't be told. */
export function limitOf(program: Program, site: ReadSite): number | undefined {
  if (site.read.sql) return undefined;
  for (const place of site.read.bound)
    for (const found of placesOf(program, site, place)) {
      const [only, more] = limits(program.evaluator, found);
      if (only?.is === "number" && !more) return only.value;
    }
  return undefined;
}
