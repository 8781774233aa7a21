import type { Segment } from "../facts.ts";
import type { Evaluator } from "./evaluate.ts";
import { type Scope, type Value } from "./value.ts";
/** `require("./jobs/" + name)`, `import(path.join(folder, file))`: what each file that may be meant exports under a name. */
export declare function loadedModules(evaluator: Evaluator, link: Segment, scope: Scope, name: string): Value[] | undefined;
