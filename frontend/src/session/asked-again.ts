import { signal } from '@preact/signals';

import { getConsents } from '../api/consents';

/** There is consent to ask about again, and it was not passed over at this opening. */
export const asksForConsent = signal(false);

/** Looked up once at each opening. Never throws: without a connection the next opening asks. */
export async function lookForConsent(): Promise<void> {
  const found = await getConsents().catch(() => []);
  asksForConsent.value = found.some(({ due }) => due);
}

export function passOver(): void {
  asksForConsent.value = false;
}
