import { getConsents } from '../api/consents';
import { getCareLinks } from '../api/sharing';
import { asksForConsent, asksForKeys } from './asked-again';

/** Looked up once at each opening. Never throws: without a connection the next opening asks. */
export async function lookForConsent(): Promise<void> {
  const found = await getConsents().catch(() => []);
  asksForConsent.value = found.some(({ due }) => due);
  if (!found.some(({ subject }) => subject === 'care_link')) return;
  const links = await getCareLinks().catch(() => []);
  asksForKeys.value = links.find(({ keys, ended_at }) => keys === 'lost' && ended_at === null)?.id ?? null;
}
