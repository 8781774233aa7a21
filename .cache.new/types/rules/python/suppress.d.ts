import type { TextEdit } from "../../rewrite/edit.ts";
import type { Finding } from "../finding.ts";
import { type PythonSource } from "./syntax.ts";
/** The comment above a finding's line, or the reason why none can stand there. */
export declare function suppressEdits({ range, rule }: Finding, { text, root }: PythonSource): TextEdit[] | {
    reason: string;
};
