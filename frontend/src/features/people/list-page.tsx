import '../../entries/people/people.css';

import type { JSX } from 'preact';

import Heart from 'lucide/dist/esm/icons/heart.mjs';
import Users from 'lucide/dist/esm/icons/users.mjs';

import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';
import { WhoReads } from '../../library/who-reads';
import { hiddenPeople, type Person, visiblePeople } from '../../entries/people/person';
import { shapeOf } from '../../entries/people/shape';
import { relationOf } from '../../entries/people/titles';

/** Everybody the person gave a name to here, by that name. */
export function ListPage(): JSX.Element {
  const people = visiblePeople.value;
  const hidden = hiddenPeople.value;
  const add = (
    <LinkButton href="/people/new">
      {t('people.add')}
    </LinkButton>
  );
  return (
    <Page title={t('shell.people')} lead={people.length > 0 && t('people.lead')} wide>
      {people.length === 0 ? (
        <EmptyState icon={Users} title={t('people.empty_title')} action={add} foot={<WhoReads />}>
          {t('people.empty')}
        </EmptyState>
      ) : (
        <>
          <div class="begin">{add}</div>
          <Rows people={people} />
        </>
      )}
      <List wide>
        <ListRow href="/people/moments" icon={Heart} tone="clay" title={t('people.moments')} subtitle={t('people.moments_note')} />
      </List>
      {hidden.length > 0 && (
        <details class="folded">
          <summary>{t('people.hidden')}</summary>
          <Rows people={hidden} />
        </details>
      )}
    </Page>
  );
}

function Rows({ people }: { people: readonly Person[] }): JSX.Element {
  return (
    <List wide>
      {people.map((person) => (
        <ListRow key={person.id} href={`/people/${person.id}`} icon={shapeOf(person.id)} tone="clay" title={person.words.alias || t('people.unnamed')} subtitle={subtitleOf(person)} />
      ))}
    </List>
  );
}

function subtitleOf(person: Person): string | undefined {
  const { status } = person.columns;
  return status === 'present' ? relationOf(person) || undefined : t.of('people.status', status);
}
