import { getDepartures, getHandovers } from '../api/handovers';
import { vault } from '../vault/open-vault';
import { therapistNews } from './asked-again';

/** Looked up once at each opening. Never throws: without a connection the next opening asks. */
export async function lookForTherapist(): Promise<void> {
  const here = vault.peek();
  const [left, proposed] = await Promise.all([getDepartures().catch(() => []), getHandovers().catch(() => [])]);
  if (vault.peek() !== here) return; // somebody else is here by now, or nobody
  therapistNews.value = left.some(({ was_told }) => !was_told) ? 'left' : proposed.length > 0 ? 'handover' : null;
}
