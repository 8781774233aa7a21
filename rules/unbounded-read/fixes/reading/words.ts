/** "a b c" as a set. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(" ").filter(Boolean));
