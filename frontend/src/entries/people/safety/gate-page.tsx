import type { JSX } from 'preact';

import { Actions, Button, LinkButton, Page } from '../../../ui';
import { t } from '../../../i18n';
import { routePageOf, type Subject } from './check';
import type { Gate } from './gate';
import { Questions } from './questions';
import type { Leave } from './leave';
import { StopRow } from '../../stop-row';

export type GatePageProps = {
  readonly gate: Exclude<Gate, 'open'>;
  readonly subject: Subject | undefined;
  /** Other questions are asked about the person's therapist; they lead to a page of their own. */
  readonly therapist: boolean;
  readonly beyond: string;
  readonly back: Leave;
  /** The questions were looked at or skipped: the gate may have changed. */
  readonly onChecked: () => void;
  readonly onConfirm: () => void;
  /** Where the way goes on without words. */
  readonly past: string;
};

/** What stands before words, in the place of the step. */
export function GatePage({ gate, subject, therapist, beyond, back, onChecked, onConfirm, past }: GatePageProps): JSX.Element {
  if (gate === 'check' && subject) return <Questions subject={subject} therapist={therapist} back={back} onDone={onChecked} />;
  if (gate === 'confirm') {
    return (
      <Page
        key="confirm"
        title={t('safety.confirm_title')}
        lead={t('safety.confirm_lead')}
        focused
        back={back}
        foot={
          <>
            <Actions>
              <LinkButton variant="soft" href={back.href}>
                {t('safety.confirm_no')}
              </LinkButton>
              <Button variant="soft" onClick={onConfirm}>
                {t('safety.confirm_yes')}
              </Button>
            </Actions>
            <StopRow stop={back.stop} />
          </>
        }
      >
        <p class="said">{t('safety.self_statement')}</p>
      </Page>
    );
  }
  return (
    <Page
      key="closed"
      title={t('safety.closed_title')}
      focused
      back={back}
      foot={
        <>
          <Actions>
            <LinkButton wide href="/help">
              {t('shell.help_now')}
            </LinkButton>
            <LinkButton variant="soft" href={past}>
              {t('safety.closed_past')}
            </LinkButton>
          </Actions>
          <StopRow stop={back.stop} />
        </>
      }
    >
      <p>{t(gate === 'gone' ? 'safety.gone' : subject?.kind === 'people' ? 'safety.closed' : 'safety.closed_here')}</p>
      <p>{t('safety.closed_open')}</p>
      {subject && (
        <div class="row">
          {therapist && (
            <LinkButton variant="plain" href={beyond}>
              {t('safety.to_beyond')}
            </LinkButton>
          )}
          <LinkButton variant="plain" href={routePageOf(subject)}>
            {t('safety.change_this')}
          </LinkButton>
        </div>
      )}
    </Page>
  );
}
