/** 1000 → "1,000": titles and comments read the same under every locale. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
