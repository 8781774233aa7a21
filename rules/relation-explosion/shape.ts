import type { Bringing, Related } from "../../analysis/reads/related.ts";

/** What multiplies the rows of a read. */
export type Explosion =
  /** Relations to many side by side in one statement: each pair of their rows is a row of it. */
  | { is: "beside"; of: string[] }
  /** All rows of all rows: a relation to many inside another one. */
  | { is: "inside"; of: string[] };

/** The worst that relations do to the number of rows; null where they do nothing to it. */
export function explosionOf({ how, related }: Bringing): Explosion | null {
  const beside = how.joined ? widest(related) : [];
  if (beside.length > 1) return { is: "beside", of: beside };
  const inside = longest(related);
  return inside.length > 1 ? { is: "inside", of: inside } : null;
}

/** The relation to many that a branch leads to first, as a path; undefined where it leads to none. */
function firstMany({ name, many, limited, within }: Related): string | undefined {
  if (limited) return undefined;
  if (many) return name;
  for (const one of within) {
    const inner = firstMany(one);
    if (inner !== undefined) return `${name}.${inner}`;
  }
  return undefined;
}

/** The most branches to many that part at one table. */
function widest(related: readonly Related[], path = ""): string[] {
  // Of two relations to one row (a podcast, or a book) often only one has a row.
  const direct = related.some(({ many, limited }) => many && !limited);
  const own = direct ? related.flatMap((one) => firstMany(one) ?? []).map((name) => path + name) : [];
  let most = own;
  for (const one of related) {
    const inner = one.limited ? [] : widest(one.within, `${path}${one.name}.`);
    if (inner.length > most.length) most = inner;
  }
  return most;
}

/** The most relations to many inside each other, none of them limited. */
function longest(related: readonly Related[]): string[] {
  let most: string[] = [];
  for (const { name, many, limited, within } of related) {
    if (limited) continue;
    const inner = longest(within);
    const all = many ? [name, ...inner] : inner;
    if (all.length > most.length) most = all;
  }
  return most;
}
