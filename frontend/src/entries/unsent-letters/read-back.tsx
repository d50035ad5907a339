import './letter.css';

import type { JSX } from 'preact';

import { type Area, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import type { Letter } from './letter';
import { named } from './listing';

/** The sheet itself: to whom, what was written, and the day. */
export function Sheet({ letter }: { readonly letter: Letter }): JSX.Element {
  const whom = named(letter);
  const body = letter.words.body?.trim();
  return (
    <article class="letter-sheet">
      {whom && (
        <p class="letter-whom" dir="auto">
          {whom}
        </p>
      )}
      {body ? (
        <p class="letter-body" dir="auto">
          {body}
        </p>
      ) : (
        <p class="quiet">{t('letters.blank')}</p>
      )}
      <p class="quiet small">{dayInWords(letter.created_at)}</p>
    </article>
  );
}

export const texts: readonly Area[] = ['letters'];

export function read(letter: Letter): JSX.Element {
  return <Sheet letter={letter} />;
}
