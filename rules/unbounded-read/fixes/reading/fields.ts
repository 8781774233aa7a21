/** Columns as text: in an object, as a property, in quotes. */

const plain = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** `id:` or `"user-id":`, as a property's name. */
export function propertyName(field: string, quote: string): string {
  return plain.test(field) ? field : quoted(field, quote);
}

/** `last.id`, `last["user-id"]`. */
export function member(of: string, field: string, quote: string): string {
  return plain.test(field) ? `${of}.${field}` : `${of}[${quoted(field, quote)}]`;
}

/** A text in the file's own quotes. */
export function quoted(text: string, quote: string): string {
  return quote + text.replace(/[\\'"]/g, (one) => (one === "\\" || one === quote ? `\\${one}` : one)) + quote;
}
