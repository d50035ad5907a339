import type { JSX } from 'preact';

import { entries } from '../../offline';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../words';
import { type Pile, piles } from './card';

/** A person's own cards, in the piles they made. */
export function ListPage(): JSX.Element {
  const cards = entries.of('cards').value;
  const add = (
    <div class="actions">
      <LinkButton kind="soft" href="/you/cards/new?origin=own">
        {t('cards.add_own')}
      </LinkButton>
      <LinkButton kind="soft" href="/you/cards/new?origin=value">
        {t('cards.add_value')}
      </LinkButton>
    </div>
  );
  return (
    <Page title={t('cards.title')} back={{ href: '/you', label: t('shell.you') }} lead={cards.length > 0 && t('cards.lead')} wide>
      {cards.length === 0 ? (
        <EmptyState title={t('cards.empty_title')} action={add}>
          {t('cards.empty')}
        </EmptyState>
      ) : (
        <>
          {add}
          {piles(cards).map((pile) => (
            <OnePile key={`${pile.kind}/${pile.name}`} pile={pile} />
          ))}
        </>
      )}
    </Page>
  );
}

function OnePile({ pile: { kind, name, cards } }: { pile: Pile }): JSX.Element {
  const title = { collection: name, value: t('cards.group_value'), none: t('cards.group_none'), set_aside: t('cards.set_aside_group') }[kind];
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{title}</h2>
      <List wide>
        {cards.map(({ id, words }) => (
          <ListRow key={id} href={`/you/cards/${id}`} title={words.text.trim() || t('cards.blank')} />
        ))}
      </List>
    </section>
  );
}
