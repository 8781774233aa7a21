import type { Segment } from "../facts.ts";
import type { ClassRef, Scope, Value } from "./value.ts";

/** Recognises values of libraries where evaluation needs to know (a callback's parameter); the catalog answers. */
export interface Recognition {
  /** Value of parameter `index` of a function that is handed to a library's call; undefined when it says nothing. */
  callbackParameter(call: { callee: Value[]; segment: Segment; scope: Scope }, index: number): Value | undefined;
  /** The program's class that a library's value is a row of, or that its elements are rows of; undefined when it is none. */
  rowsOf(value: Value & { is: "external" }, how: "one" | "many"): ClassRef | undefined;
  /** What the receiver of a method is by what the method is handed, as the name of a step; undefined when that says nothing. */
  receiverOf(receiver: Value & { is: "external" }, segment: Segment, scope: Scope): string | undefined;
}
