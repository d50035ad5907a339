import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

import { entries } from '../../store';
import { Field, Select } from '../../ui';
import { t } from '../../i18n';
import { visiblePeople } from '../../entries/people/person';
import { saidUnsafe } from '../../entries/people/safety/quiet-offer';
import type { SectionProps } from './section';

const SOMEBODY_ELSE = 'else';

/** Somebody from the person's own list, somebody in a few words, or left open. */
export function Who({ moment, change }: SectionProps): JSX.Element {
  const { person } = moment.columns;
  const [byWords, setByWords] = useState(Boolean(moment.words.who));
  const typed = useRef(moment.words.who ?? '');
  // Somebody hidden is not offered, but stays where they were chosen.
  const chosen = person === null ? undefined : entries.find('people', person);
  const people = visiblePeople.value;
  const offered = chosen && !people.some(({ id }) => id === chosen.id) ? [...people, chosen] : people;
  const choose = (value: string): void => {
    const inWords = value === SOMEBODY_ELSE;
    setByWords(inWords);
    // Nobody is named twice, and a slip of the finger loses nothing: choosing words again brings back what was typed.
    change({ columns: { person: inWords || !value ? null : value }, words: { who: inWords ? typed.current : '' } });
    if (moment.answers.made_it_hard?.includes('felt_unsafe')) saidUnsafe(entries.find('people', value));
  };
  return (
    <>
      {offered.length > 0 && (
        <Select
          label={t('moments.person')}
          value={chosen ? chosen.id : byWords ? SOMEBODY_ELSE : ''}
          onChange={choose}
          options={[
            { value: '', label: t('moments.person_open') },
            ...offered.map(({ id, words }) => ({ value: id, label: words.alias ?? '' })),
            { value: SOMEBODY_ELSE, label: t('moments.person_else') },
          ]}
        />
      )}
      {(offered.length === 0 || (byWords && !chosen)) && (
        <Field
          label={t('moments.who')}
          hint={t('moments.who_hint')}
          value={moment.words.who ?? ''}
          onInput={(who) => {
            typed.current = who;
            change({ words: { who } });
          }}
          most={120}
          among={moment.words}
        />
      )}
    </>
  );
}
