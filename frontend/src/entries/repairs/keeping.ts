import type { Area } from '../../i18n';
import { entries } from '../../store';
import type { Compared, Kept, KeptAs } from '../home';
import { isHidden } from '../people/person';
import { dayOf } from '../picture';
import { cameOf } from './answer-words';
import { type Repair, wordsOf } from './answers';

export const texts: readonly Area[] = ['practice', 'sharing'];

// The fields that were written to be found again, and what each is.
const KEPT: readonly (readonly [keyof Repair['words'], KeptAs])[] = [
  ['keepsake', 'keepsake'],
  ['kind_word', 'kind_word'],
  ['next_step', 'next_step'],
];

export function kept(): readonly Kept[] {
  return shown().flatMap((repair) =>
    KEPT.flatMap(([field, as]) => {
      const text = wordsOf(repair)[field]?.trim();
      return text ? [{ as, text, ...placeOf(repair) }] : [];
    }),
  );
}

export function compared(): readonly Compared[] {
  return shown().flatMap((repair) => {
    const expected = wordsOf(repair)['expected']?.trim();
    const came = [cameOf(repair), wordsOf(repair)['different_from_feared']?.trim() ?? ''].filter(Boolean);
    return expected && came.length > 0 ? [{ expected, came, ...placeOf(repair) }] : [];
  });
}

/** What was put away is not looked back on, nor what is about somebody who was hidden. */
function shown(): readonly Repair[] {
  return entries.of('repairs').value.filter(({ columns }) => columns.status !== 'archived' && !isHidden(columns.person));
}

function placeOf(repair: Repair): Pick<Kept, 'id' | 'day' | 'href'> {
  return { id: repair.id, day: dayOf(repair), href: `/practice/${repair.id}` };
}
