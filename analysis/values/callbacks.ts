import type { Expr, FileFacts } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import type { Scope } from "./value.ts";

/** Methods that hand each element of a list to a callback. */
export const takesElements: ReadonlySet<string> = new Set(["forEach", "map", "flatMap", "filter"]);

/** The call that a function literal is an argument of, in the function that holds the call. */
export interface CallbackPlace {
  fn: number;
  call: number;
  segment: number;
  argument: number;
}

const places = new WeakMap<FileFacts, Map<number, CallbackPlace>>();

/** Where a function of a file is handed to a call; undefined for one that is no argument. */
export function callbackPlace(facts: FileFacts, fn: number): CallbackPlace | undefined {
  let table = places.get(facts);
  if (!table) {
    table = placesIn(facts);
    places.set(facts, table);
  }
  return table.get(fn);
}

function placesIn(facts: FileFacts): Map<number, CallbackPlace> {
  const table = new Map<number, CallbackPlace>();
  facts.functions.forEach((fn, index) => {
    fn.calls.forEach((call, c) => {
      call.chain.forEach((segment, s) => {
        segment.arguments?.forEach((argument, a) => {
          if (typeof argument === "object" && argument && "function" in argument)
            table.set(argument.function, { fn: index, call: c, segment: s, argument: a });
        });
      });
    });
  });
  return table;
}

/** `list.forEach((one) => …)`: the list by its name, seen from the callback. */
export function listHandedTo(evaluator: Evaluator, scope: Scope): { expr: Expr; scope: Scope } | undefined {
  const place = callbackPlace(evaluator.facts(scope.file), scope.fn);
  if (place?.argument !== 0 || place.segment !== 0) return undefined;
  const outer: Scope = { file: scope.file, fn: place.fn };
  const { root, chain } = evaluator.fn(outer).calls[place.call]!;
  return takesElements.has(chain[0]!.name) ? { expr: root, scope: outer } : undefined;
}
