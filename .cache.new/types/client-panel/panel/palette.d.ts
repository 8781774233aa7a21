/** The value of a style sheet's variable; var() in it is resolved. */
export declare function colour(name: string, otherwise: string): string;
export declare const mix: (strong: string, percent: number) => string;
/** Colours of the editor's theme, which are read when drawing, since it can change at any time. */
export declare const palette: {
    text: () => string;
    faint: () => string;
    grid: () => string;
    background: () => string;
    tree: () => string;
    peak: () => string;
    /** The colour that the style sheet gives to a curve and to its name in the key. */
    curve: (index: number) => string;
};
export declare const font: (size: number) => string;
/** A text without its end where there is no room for it. */
export declare function fitted(ctx: CanvasRenderingContext2D, text: string, room: number): string;
