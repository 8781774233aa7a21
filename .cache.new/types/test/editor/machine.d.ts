export interface EditorProgram {
    node: string;
    main: string;
}
/** Unpacks the server once for each set of pins. */
export declare function ensureEditor(): EditorProgram;
/** A chromium of the machine; installed by apt where that is allowed. */
export declare function ensureChromium(): string;
