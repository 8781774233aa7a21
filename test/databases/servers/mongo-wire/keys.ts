/** The order of `_id` values: numbers, texts by their bytes, documents field by field, then the rest. */

/** Below, at, or above: as the server compares them. */
export function compareKeys(a: unknown, b: unknown): number {
  const rank = rankOf(a) - rankOf(b);
  if (rank !== 0) return rank;
  if (typeof a === "number" || typeof a === "bigint") return a < (b as number) ? -1 : a > (b as number) ? 1 : 0;
  if (typeof a === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  if (typeof a === "object" && a !== null) {
    if ("toHexString" in a) return hexOf(a) < hexOf(b) ? -1 : hexOf(a) > hexOf(b) ? 1 : 0;
    if (a instanceof Date) return a.getTime() - (b as Date).getTime();
    return compareDocuments(a as Record<string, unknown>, b as Record<string, unknown>);
  }
  return 0;
}

function compareDocuments(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [[leftName, leftValue], [rightName, rightValue]] = [left[i]!, right[i]!];
    const order =
      rankOf(leftValue) - rankOf(rightValue) || leftName.localeCompare(rightName) || compareKeys(leftValue, rightValue);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function rankOf(value: unknown): number {
  if (value === null || value === undefined) return 1;
  if (typeof value === "number" || typeof value === "bigint") return 2;
  if (typeof value === "string") return 3;
  if (typeof value === "boolean") return 7;
  if (value instanceof Date) return 8;
  if (typeof value === "object" && "toHexString" in value) return 6;
  return 4;
}

function hexOf(value: unknown): string {
  return (value as { toHexString(): string }).toHexString();
}

/** A text that is the same for the same key and no other. */
export function keyText(value: unknown): string {
  return rankOf(value) === 6 ? `ObjectId ${hexOf(value)}` : JSON.stringify(value);
}
