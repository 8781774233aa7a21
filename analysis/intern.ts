const known = new Map<string, string>();
const longestKept = 40;

/**
 * A copy of a text that does not keep the source alive: V8 makes a substring of 13 or more characters a view into
 * the whole. The same names come up in every file, so short ones are shared.
 */
export function intern(text: string): string {
  if (text.length < 2) return text;
  if (text.length > longestKept) return copy(text);
  const found = known.get(text);
  if (found !== undefined) return found;
  const own = copy(text);
  known.set(own, own);
  return own;
}

function copy(text: string): string {
  // Put together and cut again, it is a view into a string of its own, not into the source.
  return ` ${text}`.slice(1);
}
