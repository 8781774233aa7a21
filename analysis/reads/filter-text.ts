import type { Condition, Filter } from "./filter.ts";

/**
 * A statement whose lists of keys are written as statements, `id in (select … )`, with these told apart: only a limit
 * inside says that the list is short.
 */
export function withSubselects(sql: string): string {
  return sql.replace(/\bin\s*\(\s*select\b([^()]*)(\))?/gi, (all, inner: string, closed: string | undefined) =>
    closed && /\b(?:limit|fetch\s+(?:first|next))\s+[\d?:$@]/i.test(inner)
      ? all
      : `in_select (select ${inner}${closed ?? ""}`,
  );
}

/** SQL conditions with placeholders (`u.orgId = :org AND u.at > ?`), added to a filter. */
export function textConditions(text: string, filter: Filter): void {
  if (/\bor\b/i.test(text)) {
    filter.loose = true;
    return;
  }
  // A whole condition that is put in: `where ${visible(user)} and …`.
  if (/(?:^|\band)\s*\?\s*(?:$|;|\b(?:and|order|group|limit|offset|for)\b)/i.test(text)) filter.loose = true;
  // How many keys another statement gives can't be told, nor how much one of several values leaves.
  if (/\b(?:in_select|one_of)\b/.test(text)) filter.loose = true;
  const column = String.raw`["\x60]?([\w.]+)["\x60]?`;
  const take = (pattern: string, how: Condition["how"] | [Condition["how"], Condition["how"]]): void => {
    for (const match of text.matchAll(new RegExp(pattern, "gi"))) {
      for (const one of Array.isArray(how) ? how : [how]) filter.conditions.push({ ...columnOf(match[1]!), how: one });
    }
  };
  for (const match of text.matchAll(new RegExp(`${column}\\s*=\\s*(?::(\\w+)|[$?@]|ANY)`, "gi")))
    filter.conditions.push({
      ...columnOf(match[1]!),
      how: "equals",
      ...(match[2] ? { value: match[2] } : {}),
    });
  take(`${column}\\s*=\\s*(?:''|\\d|true|false)`, "constant");
  take(`${column}\\s+in\\s*\\[`, "list");
  take(`${column}\\s*>=?\\s*`, "from");
  take(`${column}\\s*<=?\\s*(?!>)`, "to");
  take(`${column}\\s+between\\b`, ["from", "to"]);
  take(`${column}\\s+(?:not\\s+)?i?like\\s+(?:[:$?@]|'%'\\s*\\|\\|)`, "matches");
  take(`${column}\\s+(?:is\\s+(?:not\\s+)?null|(?:not\\s+)?i?like)\\b`, "other");
}

/** `film.id`: a column, and what names its table. */
export function columnOf(written: string): Pick<Condition, "column" | "qualifier"> {
  const [column, qualifier] = written.replace(/["`]/g, "").split(".").reverse();
  return { column: column!, ...(qualifier ? { qualifier } : {}) };
}
