import type { EntryPattern } from "../../catalog/index.ts";
import type { Program } from "../program.ts";
import { argumentAt } from "../values/places.ts";
import type { Arguments } from "./entry.ts";

/** True where a run may start before the last one ended; an option that is set may forbid it. */
export function overlapsOf(program: Program, { overlaps }: EntryPattern, own: Arguments): boolean {
  if (typeof overlaps !== "object") return overlaps ?? false;
  return !overlaps.unless.some((path) => {
    const found = argumentAt(program.evaluator, own.list, path, own.scope);
    return found.is === "value" && found.expr !== false;
  });
}
