import type { JSX } from 'preact';

import { PERSON_STATUS } from '../../api/vocabularies/person-status';
import { type Relation, RELATION } from '../../api/vocabularies/relation';
import { ChoiceChips, Field, Switch } from '../../ui';
import { t } from '../../i18n';

import { changeRelation } from '../../entries/people/stays';
import { changePerson } from '../../entries/people/person';
import type { SectionProps } from './section';

/** What to call somebody, what they are to me, how it is now, and whether their name is kept out of sight. */
export function About({ person }: SectionProps): JSX.Element {
  const { columns, answers, words } = person;
  return (
    <>
      <Field
        label={t('people.alias')}
        value={words.alias ?? ''}
        onInput={(alias) => changePerson(person, { words: { alias } })}
        autocapitalize="words"
        most={80}
        among={words}
      />
      <ChoiceChips
        legend={t('people.relation')}
        options={RELATION.map((value) => ({ value, label: t.of('people.relation', value) }))}
        value={(answers.relation ?? null) as Relation | null}
        onChange={(relation) => changeRelation(person, relation)}
      />
      <Field
        label={t('people.relation_words')}
        hint={t('people.relation_words_hint')}
        value={words.relation_words ?? ''}
        onInput={(relation_words) => changePerson(person, { words: { relation_words } })}
        most={80}
        among={words}
      />
      <ChoiceChips
        legend={t('people.status')}
        options={PERSON_STATUS.map((value) => ({ value, label: t.of('people.status', value) }))}
        value={columns.status}
        onChange={(status) => changePerson(person, { columns: { status } })}
      />
      <Switch
        label={t('people.hide')}
        hint={t('people.hide_hint')}
        checked={columns.hidden}
        onChange={(hidden) => changePerson(person, { columns: { hidden } })}
      />
    </>
  );
}
