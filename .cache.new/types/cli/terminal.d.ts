/** What a terminal can show: colours, and how wide it is. */
export interface Output {
    write(text: string): unknown;
    isTTY?: boolean;
    columns?: number;
}
export interface Paint {
    warning(text: string): string;
    information(text: string): string;
    hint(text: string): string;
    bold(text: string): string;
    dim(text: string): string;
}
/** Colours for a terminal; nothing for a pipe, or where `NO_COLOR` is set (https://no-color.org). */
export declare function paintFor(output: Output, env: NodeJS.ProcessEnv): Paint;
/** Characters in a line: a terminal's width, no limit for a pipe, so that scripts see one line a finding. */
export declare function widthOf(output: Output): number;
/** 2074 → "2,074". */
export declare function number(value: number): string;
/** "1 warning", "3 warnings". */
export declare function counted(value: number, noun: string): string;
/** 912 → "0.9 s", 83000 → "83 s". */
export declare function seconds(milliseconds: number): string;
