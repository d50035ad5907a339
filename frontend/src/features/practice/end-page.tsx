import type { JSX } from 'preact';

import { SaveLine } from '../../entries/save-line';
import { entries } from '../../store';
import { Actions, LinkButton, List, ListRow, Page } from '../../ui';
import { Slot } from '../../ui/slots';
import { t } from '../../i18n';
import { Care, HARD } from './care';
import { closingOf } from './closing';
import { GonePage } from './gone-page';
import { staysHere } from '../../entries/repairs/quiet';
import { answersOf } from '../../entries/repairs/repair';

/** Where a walk ends: one sentence that fits what was chosen, and the way back to Today. Nothing is asked. */
export function EndPage({ id }: { id: string }): JSX.Element {
  const repair = entries.find('repairs', id);
  if (!repair) return <GonePage />;
  const { outcome, choice } = answersOf(repair);
  const hard = outcome !== undefined && HARD.includes(outcome);
  const forSession = choice === 'practise_with_therapist' && !staysHere(repair);
  return (
    <Page
      title={t('practice.end_title')}
      focused
      back={{ href: '/practice', label: t('shell.practice') }}
      foot={
        <>
          <SaveLine />
          <Actions>
            <LinkButton wide href="/">
              {t('practice.to_today')}
            </LinkButton>
          </Actions>
          <div class="foot-line">
            <LinkButton variant="plain" small href={`/practice/${id}`}>
              {t('practice.read_it')}
            </LinkButton>
          </div>
        </>
      }
    >
      {hard ? <Care outcome={outcome} /> : <p class="closing">{closingOf(repair)}</p>}
      {forSession && (
        <>
          <List>
            <ListRow href={`/you/sharing/share/repairs/${id}`} title={t('practice.share')} subtitle={t('practice.share_note')} />
          </List>
          <Slot name="bringToSession" given={{ kind: 'repairs', id }} />
        </>
      )}
    </Page>
  );
}
