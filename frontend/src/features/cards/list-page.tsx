import type { JSX } from 'preact';

import Library from 'lucide/dist/esm/icons/library.mjs';

import { entries } from '../../store';
import { affirmations } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';
import { WhoReads } from '../../library/who-reads';
import { piles } from './piles';
import { LIBRARY } from './browse';
import { OnePile } from './pile';

/** A person's own cards, in the piles they made, and the way to all the others. */
export function ListPage(): JSX.Element {
  const cards = entries.of('cards').value;
  const add = (
    <div class="actions">
      <LinkButton variant="soft" href="/you/cards/new?origin=own">
        {t('cards.add_own')}
      </LinkButton>
      <LinkButton variant="soft" href="/you/cards/new?origin=value">
        {t('cards.add_value')}
      </LinkButton>
    </div>
  );
  return (
    <Page title={t('cards.title')} back={{ href: '/you', label: t('shell.you') }} lead={cards.length > 0 && t('cards.lead')} wide>
      <Face of={affirmations} />
      {cards.length > 0 && add}
      <List wide>
        <ListRow href={LIBRARY} icon={Library} title={t('cards.look')} subtitle={t('cards.library_note')} />
      </List>
      {cards.length === 0 && (
        <EmptyState icon={affirmations} title={t('cards.empty_title')} action={add} foot={<WhoReads />}>
          {t('cards.empty')}
        </EmptyState>
      )}
      {piles(cards).map((pile) => (
        <OnePile key={`${pile.kind}/${pile.name}`} pile={pile} />
      ))}
    </Page>
  );
}
