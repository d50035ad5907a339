import type { JSX } from 'preact';

import { Actions, Button, LinkButton, Page } from '../../../ui';
import { t } from '../../../i18n';
import type { Person } from '../person';
import type { Gate } from './gate';
import { Questions } from './questions';
import type { Leave } from './leave';

export type GatePageProps = {
  readonly gate: Exclude<Gate, 'open'>;
  readonly person: Person | undefined;
  readonly back: Leave;
  /** The questions were looked at or skipped: the gate may have changed. */
  readonly onChecked: () => void;
  readonly onConfirm: () => void;
  /** Where the way goes on without words. */
  readonly past: string;
};

/** What stands before words, in the place of the step. */
export function GatePage({ gate, person, back, onChecked, onConfirm, past }: GatePageProps): JSX.Element {
  if (gate === 'check' && person) return <Questions person={person} back={back} onDone={onChecked} />;
  if (gate === 'confirm') {
    return (
      <Page
        key="confirm"
        title={t('safety.confirm_title')}
        lead={t('safety.confirm_lead')}
        focused
        back={back}
        foot={
          <Actions>
            <LinkButton kind="soft" href={back.href}>
              {t('safety.confirm_no')}
            </LinkButton>
            <Button kind="soft" onClick={onConfirm}>
              {t('safety.confirm_yes')}
            </Button>
          </Actions>
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
        <Actions>
          <LinkButton wide href="/help">
            {t('shell.help_now')}
          </LinkButton>
          <LinkButton kind="soft" href={past}>
            {t('safety.closed_past')}
          </LinkButton>
        </Actions>
      }
    >
      <p>{t(gate === 'quiet' ? 'safety.closed' : 'safety.gone')}</p>
      <p>{t('safety.closed_open')}</p>
      {person && (
        <div>
          <LinkButton kind="plain" href={`/people/${person.id}/safety`}>
            {t('safety.look_again')}
          </LinkButton>
        </div>
      )}
    </Page>
  );
}
