import type { JSX } from 'preact';

import { OutsideThatPractice } from '../../entries/people/safety/not-a-misunderstanding';
import { t } from '../../i18n';
import { entries } from '../../store';
import { Actions, LinkButton, Page } from '../../ui';
import { GonePage } from './gone-page';

/** What was more than a misunderstanding: people outside the practice, where to complain, and a copy of one's own. */
export function BeyondPage({ id }: { id: string }): JSX.Element {
  if (!entries.find('speak-ups', id)) return <GonePage />;
  const address = `/practice/speak-ups/${id}`;
  return (
    <Page
      title={t('speakup.beyond_title')}
      focused
      back={{ href: address, label: t('speakup.this_one') }}
      foot={
        <Actions>
          <LinkButton wide href="/help">
            {t('shell.help_now')}
          </LinkButton>
          <LinkButton variant="soft" href={address}>
            {t('speakup.back_to_it')}
          </LinkButton>
        </Actions>
      }
    >
      <p>{t('speakup.beyond')}</p>
      <p>{t('speakup.beyond_stays')}</p>
      <OutsideThatPractice />
    </Page>
  );
}
