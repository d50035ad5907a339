import type { JSX } from 'preact';

import { isHidden } from '../../entries/people/person';
import type { Letter } from '../../entries/unsent-letters/letter';
import { icon, title } from '../../entries/unsent-letters/listing';
import { rests } from '../../entries/unsent-letters/resting';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { ABOUT } from '../../library/about';
import { MoreAbout } from '../../library/more-about';
import { Face } from '../../library/face';
import { WhoReads } from '../../library/who-reads';
import { entries } from '../../store';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';

/**
 * The letters, newest first, by whom they are to and never by what they say. What was put away, and what is to somebody
 * with whom the person goes quietly, is folded up; what is to somebody hidden is on that one's own page.
 */
export function ListPage(): JSX.Element {
  const shown = entries.of('unsent-letters').value.filter(({ columns }) => !isHidden(columns.person));
  const out = shown.filter((one) => !rests(one));
  const away = shown.filter(rests);
  const begin = <LinkButton href="/practice/letters/new">{t('letters.begin')}</LinkButton>;
  return (
    <Page title={t('letters.title')} lead={shown.length > 0 && t('letters.lead')} back={{ href: '/practice', label: t('shell.practice') }} wide>
      <Face of={icon} tone="clay" />
      {shown.length === 0 ? (
        <EmptyState icon={icon} title={t('letters.empty_title')} action={begin} foot={<WhoReads />}>
          {t('letters.empty')}
        </EmptyState>
      ) : (
        <>
          <div class="begin">{begin}</div>
          <Rows of={out} />
          {away.length > 0 && (
            <details class="put-away">
              <summary>{t('letters.away')}</summary>
              <Rows of={away} />
            </details>
          )}
        </>
      )}
      <MoreAbout piece={ABOUT['letters/list']} />
    </Page>
  );
}

function Rows({ of }: { readonly of: readonly Letter[] }): JSX.Element {
  return (
    <List wide>
      {of.map((letter) => (
        <ListRow key={letter.id} href={`/practice/letters/${letter.id}`} icon={icon} tone="clay" title={title(letter)} subtitle={dayInWords(letter.created_at)} />
      ))}
    </List>
  );
}
