import type { Program } from "../program.ts";
import type { Edge, Reached } from "../reach/node.ts";
import { argumentFor } from "../values/arguments.ts";
import { type Found, follow, originOf } from "../values/places.ts";
import type { Value } from "../values/value.ts";
import { placesOf } from "./places.ts";
import type { ReadSite } from "./read.ts";

type Parameter = Value & { is: "parameter" };

/** A repository over a repository over a repository, this far. */
const deepest = 3;

/**
 * The call that chose filter and limit of a read, where the function that reads only hands on what it is given: a
 * repository that all share is one read, and each of its callers asks another question. Undefined where the read's own
 * function has a say in what is read, or where the call stands in the same file.
 */
export function chosenBy(program: Program, node: Reached, site: ReadSite): Edge | undefined {
  let asked = handedOn(program, site);
  let current: Reached = node;
  let chosen: Edge | undefined;
  for (let depth = 0; asked?.length && depth < deepest; depth++) {
    const owner = ownerOf(current, asked[0]!);
    const edge = owner?.by;
    if (!edge?.call) break;
    chosen = edge;
    asked = handedOver(program, edge, asked);
    current = edge.from;
  }
  return chosen && chosen.from.scope.file !== site.scope.file ? chosen : undefined;
}

/** Parameters that a read's filter and limit are, when they are nothing else. */
function handedOn(program: Program, site: ReadSite): Parameter[] | undefined {
  const { filter = [], bound } = site.read;
  if ([...filter, ...bound].some((place) => place.method)) return undefined;
  const filters = filter.flatMap((place) => placesOf(program, site, place));
  const parameters = parametersOf(program, [...filters, ...bound.flatMap((place) => placesOf(program, site, place))]);
  if (!parameters || !filters.some((found) => parameterOf(program, found))) return undefined;
  const [first] = parameters;
  return parameters.every((p) => p.scope.file === first!.scope.file && p.scope.fn === first!.scope.fn)
    ? parameters
    : undefined;
}

/** What a call hands over for parameters, where it only hands on its own. */
function handedOver(program: Program, { from, call }: Edge, asked: Parameter[]): Parameter[] | undefined {
  const segment = program.evaluator.fn(from.scope).calls[call!.call]?.chain[call!.segment];
  return parametersOf(
    program,
    asked.map(({ scope, index, path }) => {
      const { parameters } = program.evaluator.fn(scope);
      return follow(program.evaluator, argumentFor(parameters, segment?.arguments, index), from.scope, path);
    }),
  );
}

/** The parameters that places are; undefined where one is something that is written here. */
function parametersOf(program: Program, found: readonly Found[]): Parameter[] | undefined {
  const parameters: Parameter[] = [];
  for (const one of found) {
    if (one.is === "missing") continue;
    const parameter = parameterOf(program, one);
    if (!parameter) return undefined;
    parameters.push(parameter);
  }
  return parameters;
}

/** The parameter that a place is, also by a name: `{ where }`. */
function parameterOf(program: Program, found: Found): Parameter | undefined {
  if (found.is === "parameter") return { ...found.parameter, path: found.path };
  const origin = found.is === "value" ? originOf(program.evaluator, found.expr, found.scope) : undefined;
  return origin?.is === "parameter" ? origin.parameter : undefined;
}

function ownerOf(node: Reached, { scope }: Parameter): Reached | undefined {
  for (let current: Reached | undefined = node; current; current = current.by?.from)
    if (current.scope.file === scope.file && current.scope.fn === scope.fn) return current;
  return undefined;
}
