import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { type Relation, RELATION } from '../../api/vocabularies/relation';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { entries } from '../../store';
import { begin } from '../../store/begun';
import { Choice, ChoiceChips, Field } from '../../ui';
import { t } from '../../i18n';
import { visiblePeople } from '../../entries/people/person';
import { valueWords } from '../../entries/repairs/answer-words';

export const NOBODY = 'nobody';
export const SOMEBODY_NEW = 'new';

/** Who it is about, before it is written down: an id, somebody new under an alias, or nobody named. */
export type WhoDraft = { readonly who: string | null; readonly alias: string; readonly relation: Relation | null };

/** Somebody known, somebody new, or nobody named; and what they are, where that is not known already. */
export function Who({ draft, onChange }: { draft: WhoDraft; onChange: (draft: WhoDraft) => void }): JSX.Element {
  const { who, alias, relation } = draft;
  const [newId] = useState(() => begin('people'));
  const known = who === null ? undefined : entries.find('people', who);
  // Somebody hidden is not offered, but stays where they were chosen.
  const offered = visiblePeople.value;
  const people = known && !offered.some(({ id }) => id === known.id) ? [...offered, known] : offered;
  const options = [
    ...people.map((person) => ({ value: person.id, label: person.words.alias || t('practice.unnamed') })),
    { value: SOMEBODY_NEW, label: t('practice.who_new') },
    { value: NOBODY, label: t('practice.who_nobody') },
  ];
  return (
    <>
      <Choice
        legend={t('practice.who_title')}
        legendHidden
        options={options}
        value={who}
        onChange={(picked) => onChange({ ...draft, who: picked })}
      />
      {who === SOMEBODY_NEW && (
        <>
          <Field
            label={t('practice.alias')}
            hint={t('practice.alias_hint')}
            value={alias}
            onInput={(typed) => onChange({ ...draft, alias: typed })}
            autocapitalize="words"
            most={80}
          />
          <GoesByItself kind="people" id={newId} />
        </>
      )}
      {who !== null && !known?.answers.relation && (
        <ChoiceChips
          legend={t('practice.relation')}
          options={RELATION.map((value) => ({ value, label: valueWords('relation', value) }))}
          value={relation}
          onChange={(picked) => onChange({ ...draft, relation: picked })}
        />
      )}
    </>
  );
}
