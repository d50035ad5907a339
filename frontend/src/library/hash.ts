/** A number that differs between neighbouring texts, and is always the same for one. */
export function hash(text: string): number {
  let value = 2166136261;
  // FNV-1a: spreads neighbouring days
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 16777619);
  return value >>> 0;
}
