import type { Binding, FileFacts, Import, Parameter } from "../facts.ts";
/** What a name of one function stands for. */
export type Declared = {
    is: "parameter";
    index: number;
    parameter: Parameter;
} | {
    is: "binding";
    binding: Binding;
} | {
    is: "function";
    function: number;
} | {
    is: "class";
    class: number;
} | {
    is: "import";
    import: Import;
};
/** Names that a function declares itself; for the module its imports too. */
export declare function namesOf(facts: FileFacts, fn: number): Map<string, Declared>;
