import type { FilterPlace } from "../shape.ts";

/** Methods of an array: a chain with one of these works on rows that are here already. */
export const ofRows =
  "map filter forEach reduce find findIndex some every slice splice sort flatMap flat includes indexOf at push pop shift unshift entries concat reverse".split(
    " ",
  );

const negated = ["whereNot", "andWhereNot", "whereNotIn", "andWhereNotIn", "whereNotBetween", "whereNotLike"];
const inexact = [
  ...["whereNull", "whereNotNull", "whereLike", "whereILike", "whereColumn", "whereExists", "whereNotExists"],
  ...["whereJsonObject", "whereJsonPath", "whereJsonSupersetOf", "whereJsonSubsetOf", "whereComposite"],
];
const orInexact = [
  ...["orWhereNot", "orWhereNotIn", "orWhereNotBetween", "orWhereNull", "orWhereNotNull", "orWhereLike"],
  ...["orWhereILike", "orWhereColumn", "orWhereExists", "orWhereNotExists"],
];

/** The `where…` methods that Knex has, and Objection after it. */
export const whereMethods: FilterPlace[] = [
  { method: ["where", "andWhere", "whereRaw", "andWhereRaw"], argument: 0, style: "comparison" },
  { method: ["orWhere", "orWhereRaw"], argument: 0, style: "comparison", or: true },
  { method: ["whereIn", "andWhereIn"], argument: 0, style: "comparison", says: "list" },
  { method: ["orWhereIn"], argument: 0, style: "comparison", says: "list", or: true },
  { method: ["whereBetween", "andWhereBetween"], argument: 0, style: "comparison", says: "between" },
  { method: ["orWhereBetween"], argument: 0, style: "comparison", says: "between", or: true },
  { method: [...negated, ...inexact], argument: 0, style: "comparison", says: "other" },
  { method: orInexact, argument: 0, style: "comparison", says: "other", or: true },
];

/** Words that most chains have. */
export const whereWords = ["where", "whereIn", "whereNull", "whereNotNull", "whereRaw", "orderBy", "join", "leftJoin"];

/** Methods that count or sum. */
export const aggregates = ["count", "countDistinct", "min", "max", "sum", "sumDistinct", "avg", "avgDistinct"];
