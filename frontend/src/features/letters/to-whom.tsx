import type { JSX } from 'preact';

import type { Change } from '../../entries/change';
import { visiblePeople } from '../../entries/people/person';
import type { Content } from '../../entries/unsent-letters/letter';
import { t } from '../../i18n';
import { entries } from '../../store';
import { Field, Select } from '../../ui';

type Props = { readonly letter: Content; readonly change: (what: Change<'unsent-letters'>) => void };

/** Somebody from the person's own list, or a few words; nothing for a letter to nobody. */
export function ToWhom({ letter: { answers, columns, words }, change }: Props): JSX.Element | null {
  const { to } = answers;
  if (!to || to === 'nobody') return null;
  // Somebody hidden is not offered, but stays where they were chosen.
  const chosen = columns.person === null ? undefined : entries.find('people', columns.person);
  const people = visiblePeople.value;
  const offered = chosen && !people.some(({ id }) => id === chosen.id) ? [...people, chosen] : people;
  return (
    <>
      {to === 'somebody' && offered.length > 0 && (
        <Select
          label={t('letters.person')}
          value={chosen?.id ?? ''}
          onChange={(person) => change({ columns: { person: person || null } })}
          options={[{ value: '', label: t('letters.person_else') }, ...offered.map(({ id, words: { alias } }) => ({ value: id, label: alias ?? '' }))]}
        />
      )}
      {!chosen && (
        <Field
          label={t('letters.to_words')}
          hint={t('letters.to_words_hint')}
          value={words.to_words ?? ''}
          onInput={(to_words) => change({ words: { to_words } })}
          most={120}
          among={words}
        />
      )}
    </>
  );
}
