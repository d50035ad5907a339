import { dayKey } from '../../i18n/calendar';
import { entries } from '../../store';
import type { Kept, KeptAs } from '../home';
import type { Reflection } from './reflection';

// What was said kindly: to oneself, to a part, and in place of a rule.
const KEPT: readonly (readonly [keyof Reflection['words'], KeptAs])[] = [
  ['kindness', 'kind_word'],
  ['wise', 'kind_word'],
  ['kinder', 'kinder'],
  ['to_it', 'kind_word'],
];

export const compared = null;

/** Of those that are done alone. */
export function kept(): readonly Kept[] {
  return entries
    .of('reflections')
    .value.filter(({ columns }) => columns.status === 'kept')
    .flatMap((reflection) =>
      KEPT.flatMap(([field, as]) => {
        const text = reflection.words[field]?.trim();
        return text ? [{ id: reflection.id, as, text, day: dayKey(reflection.created_at), href: `/practice/reflections/${reflection.id}` }] : [];
      }),
    );
}
