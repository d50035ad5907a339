import type { JSX } from 'preact';

import { OutsideThatPractice } from '../../entries/people/safety/not-a-misunderstanding';
import type { SpeakUp } from '../../entries/speak-ups/speak-up';
import { t } from '../../i18n';
import { entries } from '../../store';
import { Actions, LinkButton, Page } from '../../ui';
import { Giving, isOpen, useGiven } from './giving';
import { GonePage } from './gone-page';

/** What was more than a misunderstanding: people outside the practice, where to complain, and a copy of one's own. */
export function BeyondPage({ id }: { id: string }): JSX.Element {
  const speakUp = entries.find('speak-ups', id);
  return speakUp ? <Whole key={id} speakUp={speakUp} /> : <GonePage />;
}

function Whole({ speakUp }: { readonly speakUp: SpeakUp }): JSX.Element {
  const { id } = speakUp;
  const given = useGiven(speakUp);
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
      {given.data?.grants.some(isOpen) ? <Giving speakUp={speakUp} given={given} /> : <p>{t('speakup.beyond_stays')}</p>}
      <OutsideThatPractice />
    </Page>
  );
}
