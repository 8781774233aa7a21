import type { Decorator, TypeRef } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { globalModule, type Scope, type Step, type Value } from "./value.ts";

/** What decorators of a parameter or field bring in: `@InjectRepository(User) users`. */
export function injectedValues(
  evaluator: Evaluator,
  { decorators, type }: { decorators?: Decorator[]; type?: TypeRef },
  scope: Scope,
): Value[] {
  return (decorators ?? []).flatMap((decorator) =>
    evaluator.evaluate(decorator.callee, { file: scope.file, fn: 0 }).flatMap((callee): Value[] => {
      if (callee.is !== "external" || callee.module === globalModule || !/^Inject\w+/.test(callee.name)) return [];
      const step: Step = { is: "call", name: "@", arguments: decorator.arguments ?? [], scope };
      if (type?.arguments) step.typeArguments = type.arguments;
      return [{ ...callee, steps: [...callee.steps, step] }];
    }),
  );
}
