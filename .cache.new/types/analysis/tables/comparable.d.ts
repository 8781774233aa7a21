/**
 * Do values of a type compare in the driver as in the database? A date loses its microseconds on the way to JavaScript, a
 * fraction may be rounded: pages keyed on them would repeat or lose rows. Undefined for a word that is no known type.
 */
export declare function isComparable(type: string): boolean | undefined;
