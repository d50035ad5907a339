import type { JSX } from 'preact';

import { Actions, Button, LinkButton, List, ListRow, Page, Switch } from '../../../ui';
import { t } from '../../../i18n';
import { changePerson, type Person } from '../person';
import type { Leave } from './leave';

type SafetyFirstProps = {
  readonly person: Person | undefined;
  readonly back: Leave;
  /** After a response that was frightening: says first that nothing has to be tried again. */
  readonly frightened?: boolean;
  readonly onGoOn: () => void;
};

/** Help before anything else. Asks nothing, and every way on from it is as good as another. */
export function SafetyFirst({ person, back, frightened = false, onGoOn }: SafetyFirstProps): JSX.Element {
  return (
    <Page
      title={t('safety.first_title')}
      focused
      back={back}
      foot={
        <Actions>
          <LinkButton wide href="/help">
            {t('shell.help_now')}
          </LinkButton>
          <Button kind="soft" onClick={onGoOn}>
            {t('safety.go_on_here')}
          </Button>
        </Actions>
      }
    >
      {frightened && <p class="said">{t('safety.scary')}</p>}
      <p>{t(frightened ? 'safety.first_scary' : 'safety.first')}</p>
      <p>{t('safety.first_ways')}</p>
      <p>{t('safety.first_danger')}</p>
      <List>
        <ListRow href="/help#grounding" title={t('safety.steady')} />
        {person && frightened && person.columns.route !== 'quiet' && (
          <ListRow href={`/people/${person.id}/safety`} title={t('safety.route_row')} note={t('safety.route_row_note')} />
        )}
      </List>
      {person && (
        <Switch
          label={t('safety.hide')}
          hint={t('safety.hide_hint')}
          checked={person.columns.hidden}
          onChange={(hidden) => changePerson(person, { columns: { hidden } })}
        />
      )}
    </Page>
  );
}
