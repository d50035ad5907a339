/** Somebody to call, by the name and the number that this person gave them. */
export type OwnNumber = { readonly id: string; readonly name: string; readonly number: string };

/** The numbers in their order. What this app does not know how to read is not there. */
export function numbersIn(plan: { readonly words: { readonly numbers?: string } } | undefined): readonly OwnNumber[] {
  try {
    const read: unknown = JSON.parse(plan?.words.numbers || '[]');
    return Array.isArray(read) ? read.filter(isNumber) : [];
  } catch {
    return [];
  }
}

/** Whether a telephone can dial it: digits, with what people put between them. */
export function canBeDialled(number: string): boolean {
  return /^\+?[\d\s().\-/]+$/.test(number.trim()) && /\d.*\d/.test(number);
}

function isNumber(one: unknown): one is OwnNumber {
  const { id, name, number } = (one ?? {}) as Record<string, unknown>;
  return typeof id === 'string' && typeof name === 'string' && typeof number === 'string' && canBeDialled(number);
}
