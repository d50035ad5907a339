import { getDepartures, getHandovers } from '../api/handovers';
import { therapistNews } from './asked-again';

/** Looked up once at each opening. Never throws: without a connection the next opening asks. */
export async function lookForTherapist(): Promise<void> {
  const [left, proposed] = await Promise.all([getDepartures().catch(() => []), getHandovers().catch(() => [])]);
  therapistNews.value = left.some(({ was_told }) => !was_told) ? 'left' : proposed.length > 0 ? 'handover' : null;
}
