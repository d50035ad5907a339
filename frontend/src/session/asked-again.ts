import { signal } from '@preact/signals';

/** There is consent to ask about again, and it was not passed over at this opening. */
export const asksForConsent = signal(false);

export function passOver(): void {
  asksForConsent.value = false;
}
