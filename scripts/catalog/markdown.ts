/** Markdown that reads well as plain text: aligned tables, and addresses that stand below what they belong to. */

export const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

/** "a", "a or b", "a, b or c". */
export const listed = (words: readonly string[], last: "and" | "or" = "and"): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What GitHub makes of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

/** Names are broken into rows of this width. */
const widest = 56;

/** A table whose columns stand below each other, as the formatter wants it. */
export function table(head: string[], rows: string[][]): string {
  // A column in which nobody has anything to say is left out.
  const kept = head.map((_, i) => i).filter((i) => rows.some((row) => row[i]));
  const lines = [head, ...rows].map((row) => kept.map((i) => (row[i] || "–").replaceAll("|", "\\|")));
  const widths = kept.map((_, i) => Math.max(3, ...lines.map((cells) => cells[i]!.length)));
  const shown = lines.map((cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`);
  return [shown[0], `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...shown.slice(1)].join("\n");
}

/** Names in cells of a width that can be read, each cell a row of its own. */
export function inRows(names: readonly string[]): string[] {
  const rows: string[] = [];
  for (const name of names) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + name.length + 2 <= widest) rows[rows.length - 1] = `${last}, ${name}`;
    else rows.push(name);
  }
  return rows;
}

/** Pages of documentation, each once: a page's parts are on the page. */
export function documentation(addresses: readonly string[]): string {
  const pages = new Map<string, string>();
  for (const address of addresses) {
    const page = address.replace(/#(?!\/).*$/, "");
    if (!pages.has(page)) pages.set(page, address);
  }
  return [...pages.values()].map((address) => `<${address}>`).join(", ");
}

/** Paragraphs; those that are empty are left out. */
export const paragraphs = (parts: (string | undefined)[]): string => parts.filter((part) => part).join("\n\n");
