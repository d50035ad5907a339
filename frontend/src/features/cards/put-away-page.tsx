import type { JSX } from 'preact';

import { Button, Card, EmptyState, LinkButton, Page } from '../../ui';
import { t } from '../../i18n';
import { LIBRARY, takeBack, useBrowsed } from './browse';

/** What the person put away, for whoever wants to look at it: each can be let back in. */
export function PutAwayPage(): JSX.Element {
  const away = useBrowsed()?.away ?? [];
  return (
    <Page title={t('cards.away_title')} lead={away.length > 0 && t('cards.away_lead')} back={{ href: LIBRARY, label: t('cards.library_title') }}>
      {away.length === 0 && <EmptyState title={t('cards.away_none')} action={<LinkButton href={LIBRARY}>{t('cards.to_library')}</LinkButton>} />}
      {away.map(({ id, text }) => (
        <Card key={id}>
          <div class="stack stack--tight">
            <p>{text}</p>
            <div>
              <Button variant="soft" small onClick={() => takeBack(id)}>
                {t('cards.away_take_back')}
              </Button>
            </div>
          </div>
        </Card>
      ))}
    </Page>
  );
}
