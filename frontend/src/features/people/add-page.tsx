import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { type Relation, RELATION } from '../../api/vocabularies/relation';
import { Actions, Button, ChoiceChips, Field, Page } from '../../ui';
import { t } from '../../i18n';
import { AsLeft } from '../../entries/as-left';
import { addPerson } from '../../entries/people/person';
import { GoesByItself } from '../../entries/shared/goes-by-itself';
import { forgetDraft, useForm } from '../../entries/use-draft';
import { begin } from '../../store/begun';

const FORM = 'people/new';
type Typed = { readonly alias: string; readonly relation: Relation | null };

/** Somebody new, by an alias that only the person's devices can read. */
export function AddPage(): JSX.Element {
  const { route } = useLocation();
  const form = useForm<Typed>(FORM, () => ({ alias: '', relation: null }));
  const { alias, relation } = form.value;
  const [error, setError] = useState<string>();
  const [id] = useState(() => begin('people'));
  const add = (): void => {
    if (alias.trim() === '') return setError(t('people.alias_needed'));
    forgetDraft(FORM);
    route(`/people/${addPerson(alias, relation ?? undefined, id).id}`, true);
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
      <AsLeft {...form} />
      <Field
        label={t('people.alias')}
        hint={t('people.alias_hint')}
        value={alias}
        error={error}
        onInput={(typed) => {
          form.change({ ...form.value, alias: typed });
          setError(undefined);
        }}
        autocapitalize="words"
        most={80}
      />
      <ChoiceChips
        legend={t('people.relation')}
        hint={t('people.relation_hint')}
        options={RELATION.map((value) => ({ value, label: t.of('people.relation', value) }))}
        value={relation}
        onChange={(picked) => form.change({ ...form.value, relation: picked })}
      />
      <GoesByItself kind="people" id={id} />
    </Page>
  );
}
