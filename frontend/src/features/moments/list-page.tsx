import type { JSX } from 'preact';

import { entries } from '../../store';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';
import { Face } from '../../library/face';
import { WhoReads } from '../../library/who-reads';
import { isHidden } from '../../entries/people/person';
import { pictureOf } from '../../entries/kind-moments/pictures';
import { subtitleOf, titleOf } from '../../entries/kind-moments/titles';

/**
 * Every kind moment that was kept, newest first. They are not counted. One about somebody hidden is on that one's own
 * page.
 */
export function ListPage(): JSX.Element {
  const moments = entries.of('kind-moments').value.filter(({ columns }) => !isHidden(columns.person));
  const begin = <LinkButton href="/people/moments/new">{t('moments.begin')}</LinkButton>;
  return (
    <Page title={t('moments.title')} back={{ href: '/people', label: t('shell.people') }} lead={moments.length > 0 && t('moments.lead')} wide>
      <Face of={pictureOf('received')} tone="clay" />
      {moments.length === 0 ? (
        <EmptyState icon={pictureOf('received')} title={t('moments.empty_title')} action={begin} foot={<WhoReads />}>
          {t('moments.empty')}
        </EmptyState>
      ) : (
        <>
          <div class="begin">{begin}</div>
          <List wide>
            {moments.map((moment) => (
              <ListRow key={moment.id} href={`/people/moments/${moment.id}`} icon={pictureOf(moment.columns.direction)} tone="clay" title={titleOf(moment)} subtitle={subtitleOf(moment)} />
            ))}
          </List>
        </>
      )}
    </Page>
  );
}
