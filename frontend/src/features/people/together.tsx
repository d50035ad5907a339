import type { JSX } from 'preact';

import Heart from 'lucide/dist/esm/icons/heart.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { entries } from '../../store';
import { LinkButton, List, ListRow } from '../../ui';
import { t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import type { Person } from '../../entries/people/person';

/** What was written about the two of us, newest first. */
export function Together({ person }: { person: Person }): JSX.Element {
  const repairs = entries.of('repairs').value.filter(({ columns }) => columns.person === person.id);
  const moments = entries.of('kind-moments').value.filter(({ columns }) => columns.person === person.id);
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('people.together')}</h2>
      {repairs.length + moments.length === 0 ? (
        <p class="quiet">{t('people.together_empty')}</p>
      ) : (
        <List>
          {repairs.map((repair) => (
            <ListRow key={repair.id} href={`/practice/${repair.id}`} icon={Repeat} title={oneLine(repair.words['happened'] ?? '') || t('people.a_moment')} />
          ))}
          {moments.map(({ id, words }) => (
            <ListRow key={id} href={`/people/moments/${id}`} icon={Heart} tone="clay" title={oneLine(words.what ?? '') || t('people.a_kind_moment')} />
          ))}
        </List>
      )}
    </section>
  );
}

export function Begin({ person }: { person: Person }): JSX.Element {
  return (
    <div class="row">
      <LinkButton kind="soft" href={`/practice/new?person=${person.id}`}>
        {t('people.begin')}
      </LinkButton>
      <LinkButton kind="soft" href={`/people/moments/new?person=${person.id}`}>
        {t('people.begin_kind')}
      </LinkButton>
    </div>
  );
}
