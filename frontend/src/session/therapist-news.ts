import { signal } from '@preact/signals';

/** A therapist left, or proposes a colleague, and it was not passed over at this opening. */
export const therapistNews = signal<'left' | 'handover' | null>(null);
