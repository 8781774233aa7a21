/** What to do about a rule's findings, for formats that carry it along with them. */
/** The help of a rule; where its page is, when there is none. */
export declare function ruleHelp(id: string): string;
