import type { JSX } from 'preact';

import { Actions, Button, LinkButton, List, ListRow, Callout, Page, Switch } from '../../../ui';
import { t } from '../../../i18n';
import { changePerson } from '../person';
import { routeOf, routePageOf, type Subject } from './check';
import type { Leave } from './leave';
import { StopRow } from '../../stop-row';
import { QuietOffer } from './quiet-offer';
import { WhatCloses } from './what-closes';

type SafetyFirstProps = {
  readonly subject: Subject | undefined;
  readonly back: Leave;
  /** After a response that was frightening: says first that nothing has to be tried again. */
  readonly frightened?: boolean;
  readonly onGoOn: () => void;
};

/** Help before anything else. Asks nothing, and every way on from it is as good as another. */
export function SafetyFirst({ subject, back, frightened = false, onGoOn }: SafetyFirstProps): JSX.Element {
  return (
    <Page
      title={t('safety.first_title')}
      focused
      back={back}
      foot={
        <>
          <Actions>
            <LinkButton wide href="/help">
              {t('shell.help_now')}
            </LinkButton>
            <Button variant="soft" onClick={onGoOn}>
              {t('safety.go_on_here')}
            </Button>
          </Actions>
          <StopRow stop={back.stop} />
        </>
      }
    >
      {frightened && <p class="said">{t('safety.scary')}</p>}
      <p>{t(frightened ? 'safety.first_scary' : 'safety.first')}</p>
      {subject && frightened && <QuietOffer subject={subject} brief />}
      <p>{t('safety.first_ways')}</p>
      <p>{t('safety.first_danger')}</p>
      {subject && !frightened && routeOf(subject) === 'quiet' && (
        <Callout title={t('safety.closes_title')}>
          <WhatCloses subject={subject} />
        </Callout>
      )}
      <List>
        <ListRow href="/help#grounding" title={t('safety.steady')} />
        {subject && frightened && <ListRow href={routePageOf(subject)} title={t('safety.look_questions')} />}
      </List>
      {subject?.kind === 'people' && (
        <Switch
          label={t('safety.hide')}
          hint={t('safety.hide_hint')}
          checked={subject.columns.hidden}
          onChange={(hidden) => changePerson(subject, { columns: { hidden } })}
        />
      )}
    </Page>
  );
}
