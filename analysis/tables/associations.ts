/**
 * What models say of each other by calls: `Post.hasMany(Comment, { as: "replies" })`, also inside `static associate(models)`.
 * Told from the text alone, because such calls stand anywhere, and hand over models under any name.
 * https://sequelize.org/docs/v6/core-concepts/assocs/
 */

/** What a text must hold to associate models. */
const associates = /\.(?:hasMany|belongsToMany|hasOne|belongsTo)\s*\(/;

/** One model's rows that belong to a row of another. */
export interface Association {
  /** Model that the call is made on. */
  of: string;
  many: boolean;
  to: string;
  as: string | undefined;
}

const call =
  /(?:[\w$]+\.)*([\w$]+)\s*\.\s*(hasMany|belongsToMany|hasOne|belongsTo)\s*\(\s*(?:[\w$]+\.)*([\w$]+)\s*(?:,\s*\{([^}]*))?/g;

/** Every association that a text makes. */
export function associationsIn(text: string): Association[] {
  if (!associates.test(text)) return [];
  return [...text.matchAll(call)].map(({ 1: of, 2: method, 3: to, 4: options = "", index }) => ({
    of: of === "this" ? classAround(text, index) : of!,
    many: method === "hasMany" || method === "belongsToMany",
    to: to!,
    as: /\bas\s*:\s*["'`](\w+)/.exec(options)?.[1],
  }));
}

const classAround = (text: string, index: number): string =>
  [...text.slice(0, index).matchAll(/\bclass\s+([\w$]+)/g)].at(-1)?.[1] ?? "";
