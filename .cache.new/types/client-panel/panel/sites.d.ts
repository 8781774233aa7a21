import type { SiteRow } from "../../../probe/view/shapes.ts";
/** The call sites, the largest result first. `open` is `null` where there is no editor to open a file. */
export declare class SiteTable {
    #private;
    readonly root: HTMLTableElement;
    constructor(open: ((file: string, line: number) => void) | null);
    show(sites: readonly SiteRow[]): void;
}
