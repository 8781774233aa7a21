/**
 * A table whose rows become blocks in a narrow column: what the row is about, and its figures below, each with its name. A table
 * that is laid out like that loses its meaning for screen readers, so the roles are written down.
 */
export declare function blockTable(name: string, subject: string, figures: string[], body: HTMLElement): HTMLTableElement;
export declare function blockRow(subject: (Node | string)[], figures: [name: string, content: (Node | string)[]][]): HTMLTableRowElement;
