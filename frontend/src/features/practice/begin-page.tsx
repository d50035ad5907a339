import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { Actions, Button, Choice, Field, Page } from '../../ui';
import { t } from '../../words';
import { addPerson, visiblePeople } from '../people/person';
import { beginRepair } from './repair';

const NOBODY = 'nobody';
const SOMEBODY_NEW = 'new';

/** Who it is about: somebody known, somebody new, or nobody named. Nothing is written until the person goes on. */
export function BeginPage(): JSX.Element {
  const { route, query } = useLocation();
  const people = visiblePeople.value;
  const [who, setWho] = useState<string | null>(query['person'] ?? (people.length === 0 ? SOMEBODY_NEW : null));
  const [alias, setAlias] = useState('');
  const options = [
    ...people.map((person) => ({ value: person.id, label: person.words.alias })),
    { value: SOMEBODY_NEW, label: t('practice.who_new') },
    { value: NOBODY, label: t('practice.who_nobody') },
  ];
  const goOn = (): void => {
    const chosen = who === null || who === NOBODY ? null : who === SOMEBODY_NEW ? (alias.trim() ? addPerson(alias).id : null) : who;
    route(`/practice/${beginRepair(chosen).id}/happened`);
  };
  return (
    <Page
      title={t('practice.who_title')}
      lead={t('practice.who_lead')}
      focused
      back={{ href: '/practice', label: t('shell.practice') }}
      foot={
        <Actions>
          <Button wide onClick={goOn}>
            {t('practice.go_on')}
          </Button>
        </Actions>
      }
    >
      <Choice legend={t('practice.who_title')} legendHidden options={options} value={who} onChange={setWho} />
      {who === SOMEBODY_NEW && (
        <Field
          label={t('practice.alias')}
          hint={t('practice.alias_hint')}
          value={alias}
          onInput={setAlias}
          autocomplete="off"
          autocapitalize="words"
          maxLength={80}
        />
      )}
    </Page>
  );
}
