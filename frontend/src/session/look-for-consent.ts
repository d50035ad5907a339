import { getConsents } from '../api/consents';
import { asksForConsent } from './asked-again';

/** Looked up once at each opening. Never throws: without a connection the next opening asks. */
export async function lookForConsent(): Promise<void> {
  const found = await getConsents().catch(() => []);
  asksForConsent.value = found.some(({ due }) => due);
}
