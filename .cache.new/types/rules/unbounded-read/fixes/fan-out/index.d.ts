import { type Rewrite } from "../../../../rewrite/edit.ts";
import type { Finding, Fix } from "../../../finding.ts";
export type TextOf = (path: string) => string | undefined;
/** The fix that a finding can be offered; null where the place does not allow any. TypeScript has to be loaded. */
export declare function offerLimit(finding: Finding, textOf: TextOf): Fix | null;
/** Its edits, small and parsed again. */
export declare function computeLimit(finding: Finding, textOf: TextOf): Rewrite;
