/** The words as one line for people to read, quoted where needed. */
export function formatCommand(words: readonly string[]): string {
  return words.map((word) => (word === "" || /[\s'"]/.test(word) ? JSON.stringify(word) : word)).join(" ");
}
