import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import Heart from 'lucide/dist/esm/icons/heart.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';
import Shield from 'lucide/dist/esm/icons/shield.mjs';

import { SaveLine } from '../../app/save-line';
import { entries } from '../../offline';
import { Button, ChoiceChips, Field, LinkButton, List, ListRow, Page, showToast, Switch } from '../../ui';
import { type MessageKey, t } from '../../words';
import { GonePage } from './gone-page';
import { changePerson, type Person, RELATIONS } from './person';

const STANDINGS = ['present', 'ended', 'died'] as const;

/** One person: what to call them, what they are to me, and what I wrote about us. Saved on every keystroke. */
export function PersonPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const person = entries.find('people', id);
  const there = person !== undefined;
  useEffect(() => (there ? entries.hold('people', id) : undefined), [id, there]);
  const back = { href: '/people', label: t('shell.people') };
  if (!person) return <GonePage />;
  const remove = (): void => {
    entries.remove('people', id);
    route('/people');
    showToast({ text: t('people.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('people', id) } });
  };
  return (
    <Page title={person.words.alias || t('people.unnamed')} back={back} wide>
      <div class="columns">
        <About person={person} />
        <div>
          <Together person={person} />
          <List>
            <ListRow href={`/people/${id}/safety`} icon={Shield} title={t('people.carefully')} note={t(`people.route_${person.columns.route}`)} />
          </List>
          <SaveLine />
          <div>
            <Button kind="plain" onClick={remove}>
              {t('people.delete')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

function About({ person }: { person: Person }): JSX.Element {
  const { columns, answers, words } = person;
  return (
    <section class="stack stack--wide">
      <Field
        label={t('people.alias')}
        value={words.alias}
        onInput={(alias) => changePerson(person, { words: { alias } })}
        autocomplete="off"
        autocapitalize="words"
        maxLength={80}
      />
      <ChoiceChips
        legend={t('people.relation')}
        options={RELATIONS.map((value) => ({ value, label: t(`people.relation_${value}` as MessageKey) }))}
        value={(answers.relation ?? null) as (typeof RELATIONS)[number] | null}
        onChange={(relation) => changePerson(person, { answers: { relation } })}
      />
      <Field
        label={t('people.relation_words')}
        hint={t('people.relation_words_hint')}
        value={words.relation_words ?? ''}
        onInput={(relation_words) => changePerson(person, { words: { relation_words } })}
        autocomplete="off"
        maxLength={80}
      />
      <ChoiceChips
        legend={t('people.standing')}
        options={STANDINGS.map((value) => ({ value, label: t(`people.standing_${value}`) }))}
        value={columns.standing}
        onChange={(standing) => changePerson(person, { columns: { standing } })}
      />
      <Switch
        label={t('people.hide')}
        hint={t('people.hide_hint')}
        checked={columns.hidden}
        onChange={(hidden) => changePerson(person, { columns: { hidden } })}
      />
    </section>
  );
}

function Together({ person }: { person: Person }): JSX.Element {
  const repairs = entries.of('repairs').value.filter(({ columns }) => columns.person === person.id);
  const moments = entries.of('kind-moments').value.filter(({ columns }) => columns.person === person.id);
  return (
    <section class="stack stack--tight">
      <h2>{t('people.together')}</h2>
      {repairs.length + moments.length === 0 ? (
        <p class="quiet">{t('people.together_empty')}</p>
      ) : (
        <List>
          {repairs.map((repair) => (
            <ListRow key={repair.id} href={`/practice/${repair.id}`} icon={Repeat} title={excerpt(repair.words['happened']) || t('people.a_moment')} />
          ))}
          {moments.map(({ id, words }) => (
            <ListRow key={id} href={`/people/moments/${id}`} icon={Heart} tone="clay" title={excerpt(words.what) || t('people.a_kind_moment')} />
          ))}
        </List>
      )}
      <div class="row">
        <LinkButton kind="soft" href={`/practice/new?person=${person.id}`}>
          {t('people.begin')}
        </LinkButton>
        <LinkButton kind="soft" href={`/people/moments/new?person=${person.id}`}>
          {t('people.begin_kind')}
        </LinkButton>
      </div>
    </section>
  );
}

function excerpt(text = ''): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 69).trimEnd()}…` : line;
}
