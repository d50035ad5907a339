import type { Clinician } from '../../api/sharing';

/** The clinician's own words, where their signature holds under the key that was accepted; "" for none. */
export async function wordsOf({ id, limits }: Clinician, ed25519: string): Promise<string> {
  if (!limits) return '';
  const { holdsStatement, limitsStatement } = await import('../../vault/statements');
  return (await holdsStatement(await limitsStatement(id, limits.text), limits.signature, ed25519)) ? limits.text : '';
}
