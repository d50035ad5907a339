import { getConsents } from '../api/consents';
import { getCareLinks } from '../api/sharing';
import { vault } from '../vault/open-vault';
import { asksForConsent, asksForKeys } from './asked-again';

/** Looked up once at each opening. Never throws: without a connection the next opening asks. */
export async function lookForConsent(): Promise<void> {
  const here = vault.peek();
  const found = await getConsents().catch(() => []);
  if (vault.peek() !== here) return; // somebody else is here by now, or nobody
  asksForConsent.value = found.some(({ due }) => due);
  if (!found.some(({ subject }) => subject === 'care_link')) return;
  const links = await getCareLinks().catch(() => []);
  if (vault.peek() !== here) return;
  asksForKeys.value = links.find(({ keys, ended_at }) => keys === 'lost' && ended_at === null)?.id ?? null;
}
