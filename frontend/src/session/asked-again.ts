import { signal } from '@preact/signals';

/** There is consent to ask about again, and it was not passed over at this opening. */
export const asksForConsent = signal(false);

/** A therapist has new keys, and what is shared with them waits to be sealed anew: the link, or null. */
export const asksForKeys = signal<string | null>(null);

/** A therapist left, or proposes a colleague, and it was not passed over at this opening. */
export const therapistNews = signal<'left' | 'handover' | null>(null);

/** Nobody is here any more: what was asked or told is not for whoever comes next. */
export function forgetAsked(): void {
  asksForKeys.value = null;
  asksForConsent.value = false;
  therapistNews.value = null;
}
