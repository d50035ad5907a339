import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { type Relation, RELATION } from '../../api/vocabularies/relation';
import { Actions, Button, ChoiceChips, Field, Page } from '../../ui';
import { t } from '../../i18n';
import { addPerson } from '../../entries/people/person';

/** Somebody new, by an alias that only the person's devices can read. */
export function AddPage(): JSX.Element {
  const { route } = useLocation();
  const [alias, setAlias] = useState('');
  const [relation, setRelation] = useState<Relation | null>(null);
  const [error, setError] = useState<string>();
  const add = (): void => {
    if (alias.trim() === '') return setError(t('people.alias_needed'));
    route(`/people/${addPerson(alias, relation ?? undefined).id}`, true);
  };
  return (
    <Page
      title={t('people.add_title')}
      lead={t('people.add_lead')}
      focused
      back={{ href: '/people', label: t('shell.people') }}
      foot={
        <Actions>
          <Button wide onClick={add}>
            {t('people.keep')}
          </Button>
        </Actions>
      }
    >
      <Field
        label={t('people.alias')}
        hint={t('people.alias_hint')}
        value={alias}
        error={error}
        onInput={(typed) => {
          setAlias(typed);
          setError(undefined);
        }}
        autocomplete="off"
        autocapitalize="words"
        most={80}
      />
      <ChoiceChips
        legend={t('people.relation')}
        hint={t('people.relation_hint')}
        options={RELATION.map((value) => ({ value, label: t.of('people.relation', value) }))}
        value={relation}
        onChange={setRelation}
      />
    </Page>
  );
}
