import type { JSX } from 'preact';

import { kinds } from '../../entries';
import { listingOf, personOf } from '../../entries/aspects';
import type { Person } from '../../entries/people/person';
import { t } from '../../i18n';
import { entries, type Kind } from '../../store';
import { LinkButton, List, ListRow } from '../../ui';

/** What was written about the two of us, newest first. */
export function AboutUs({ person }: { person: Person }): JSX.Element {
  const rows = kinds.flatMap((kind) => rowsOf(kind, person.id));
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('people.together')}</h2>
      {rows.length === 0 ? <p class="quiet">{t('people.together_empty')}</p> : <List>{rows}</List>}
    </section>
  );
}

function rowsOf<K extends Kind>(kind: K, person: string): readonly JSX.Element[] {
  return entries
    .of(kind)
    .value.filter((entry) => personOf(entry) === person)
    .map((entry) => {
      const { about, href, icon, tone } = listingOf(entry);
      return <ListRow key={entry.id} href={href?.(entry)} icon={icon} tone={tone} title={about?.title(entry) || about?.untitled()} />;
    });
}

export function Begin({ person }: { person: Person }): JSX.Element {
  return (
    <div class="row">
      <LinkButton variant="soft" href={`/practice/new?person=${person.id}`}>
        {t('people.begin')}
      </LinkButton>
      <LinkButton variant="soft" href={`/people/moments/new?person=${person.id}`}>
        {t('people.begin_kind')}
      </LinkButton>
      <LinkButton variant="soft" href={`/practice/letters/new?person=${person.id}`}>
        {t('people.begin_letter')}
      </LinkButton>
    </div>
  );
}
