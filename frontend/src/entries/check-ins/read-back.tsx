import type { JSX } from 'preact';

import type { Area } from '../../i18n';
import { longDate } from '../../i18n/dates';
import { type CheckIn, dayOf, isBlank } from './check-in';
import { feelingIn } from './in-words';

export const texts: readonly Area[] = ['journal'];

/** The day, and what was said of it in the order it was asked. */
export function read(checkIn: CheckIn): JSX.Element | null {
  if (isBlank(checkIn)) return null;
  const feeling = feelingIn(checkIn);
  const note = checkIn.words.note?.trim();
  return (
    <>
      <p class="quiet">{longDate(dayOf(checkIn))}</p>
      {feeling && <p class="said">{feeling}</p>}
      {note && <p class="as-typed">{note}</p>}
    </>
  );
}
