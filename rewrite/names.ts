/** Names for what a rewrite adds: read like the author's, and never one that the file already uses. */

const reserved = new Set(
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield".split(
    " ",
  ),
);

/** `wanted`, or `wanted2`, `wanted3`, … when that is taken or a word of the language. */
export function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}${number}`;
    if (!reserved.has(name) && !taken.has(name)) return name;
  }
}

/** `OrderItem`, `order_item`, `public.order-items` → `orderItem`, `orderItem`, `orderItems`; "row" when nothing is left. */
export function camelCase(table: string): string {
  const words = table
    .slice(table.lastIndexOf(".") + 1)
    .split(/[^\p{L}\p{N}$]+/u)
    .filter(Boolean);
  const name = words
    .map((word, index) => (index === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return /^\p{L}/u.test(name) ? name : "row";
}

/** The plural of an English name in camel case; one that looks plural stays as it is. */
export function plural(name: string): string {
  if (/(?:[^aeiou]|qu)y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(?:ss|x|z|ch|sh|us|is)$/i.test(name)) return `${name}es`;
  return /(?:s|data|people|children|media|news)$/i.test(name) ? name : `${name}s`;
}

function lowerFirst(word: string): string {
  // An acronym goes down as a whole: `URLVisit` → `urlVisit`, `URL` → `url`.
  const acronym = /^\p{Lu}+(?=\p{Lu}\p{Ll}|$)/u.exec(word);
  if (acronym) return acronym[0].toLowerCase() + word.slice(acronym[0].length);
  return word.charAt(0).toLowerCase() + word.slice(1);
}
