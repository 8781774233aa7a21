/** File URI of a rule's page; undefined where none ships. */
export declare function pageOf(rule: string): string | undefined;
