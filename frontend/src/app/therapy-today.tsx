import type { JSX } from 'preact';

import { SpeakUpToday } from '../features/speakup/today-row';
import { AgendaToday } from '../features/therapy/agenda-today';
import { SuggestionsToday } from '../features/therapy/suggestions-today';

/** What of the work with a therapist stands on Today, each by its own reasons. */
export function TherapyToday(): JSX.Element {
  return (
    <>
      <SpeakUpToday />
      <AgendaToday />
      <SuggestionsToday />
    </>
  );
}
