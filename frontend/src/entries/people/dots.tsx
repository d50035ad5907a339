import type { JSX } from 'preact';

import { t } from '../../i18n';
import { type Direction, DIRECTIONS, dotsOf } from './sections';
import type { Person } from './person';

/**
 * Giving and receiving as two rows of dots. Nothing is set side by side in words: a screen reader hears what a row
 * is, and not how many.
 */
export function Dots({ person }: { person: Person }): JSX.Element {
  return (
    <div class="dots">
      {DIRECTIONS.map((direction) => (
        <DotRow key={direction} person={person} direction={direction} />
      ))}
    </div>
  );
}

export function DotRow({ person, direction }: { person: Person; direction: Direction }): JSX.Element {
  const dots = dotsOf(person, direction);
  const row = t.of('people.dots', direction);
  return (
    <div class="dots-row">
      <span class="quiet small" aria-hidden="true">
        {row}
      </span>
      <span role="img" aria-label={dots > 0 ? t('people.dots_there', { row }) : t('people.dots_none', { row })}>
        {Array.from({ length: dots }, (_, index) => (
          <i key={index} />
        ))}
      </span>
    </div>
  );
}
