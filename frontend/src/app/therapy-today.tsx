import type { JSX } from 'preact';

import { SpeakUpToday } from '../features/speakup/today-row';
import { AgendaToday } from '../features/therapy/agenda-today';
import { SuggestionsToday } from '../features/therapy/suggestions-today';
import { isQuietWithTherapist } from '../library/own-cards';

/**
 * What of the work with a therapist stands on Today, each by its own reasons. None of it where the person goes quietly
 * with theirs: then it waits on its own page from the first.
 */
export function TherapyToday(): JSX.Element | null {
  if (isQuietWithTherapist()) return null;
  return (
    <>
      <SpeakUpToday />
      <AgendaToday />
      <SuggestionsToday />
    </>
  );
}
