/** Types whose values come out of a driver as they went in: numbers without fractions, texts, and identifiers. */
const whole =
  /^(?:(?:small|big|medium|tiny)?(?:serial|int(?:eger)?|increments)|int[248]|number|string|text|citext|(?:var|n)?char|nvarchar|varchar2|character varying|uuid|cuid|ulid|objectid)$/i;

/**
 * Do values of a type compare in the driver as in the database? A date loses its microseconds on the way to JavaScript, a
 * fraction may be rounded: pages keyed on them would repeat or lose rows. Undefined for a word that is no known type.
 */
export function isComparable(type: string): boolean | undefined {
  if (!type) return undefined;
  if (whole.test(type)) return true;
  return /date|time|real|float|double|decimal|numeric|json|bool|blob|bytes|binary|money|interval|array|point/i.test(
    type,
  )
    ? false
    : undefined;
}
