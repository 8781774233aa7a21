/** Explanations for people, the same in the terminal and in the editor. */
import type { Explanation } from "./explanation.ts";
export interface ExplanationPaint {
    bold(text: string): string;
    dim(text: string): string;
}
/** The whole answer for a line; `width` in characters. */
export declare function explanationText(explanations: readonly Explanation[], width: number, paint?: ExplanationPaint): string;
