import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { changePassphrase } from '../../session/keys';
import { session } from '../../session/state';
import { problemOf } from '../../vault/easy-words';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Page, SecretField, showToast, Switch } from '../../ui';
import { t } from '../../i18n';
import { useCustody } from './use-custody';

/**
 * New sign-in words, and an end to the recovery sheets made before, unless the person keeps them. The notes themselves
 * are not sealed again: only the key to them is.
 */
export function PassphrasePage(): JSX.Element {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>(null);
  const [endSheet, setEndSheet] = useState(true);
  const { custody } = useCustody();
  const hasSheet = custody !== null && custody.recoveryCardSince !== null;
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = problemOf(next, session.peek().user?.username);
    setProblem(found);
    if (found) return;
    act.run(async (go) => {
      await changePassphrase(current, next, endSheet);
      showToast({ text: t(hasSheet && endSheet ? 'account.changed_sheet_ended' : 'account.changed') });
      go(hasSheet && endSheet ? '/you/account/card' : '/you/account');
    });
  };
  return (
    <Page title={t('account.words')} back={{ href: '/you/account', label: t('account.back_account') }}>
      <form class="stack" onSubmit={submit} novalidate>
        <SecretField label={t('account.current')} value={current} onInput={setCurrent} autocomplete="current-password" />
        <SecretField
          label={t('account.next')}
          hint={t('account.next_hint')}
          error={problem ? t.of('account.next', problem) : undefined}
          value={next}
          onInput={setNext}
          autocomplete="new-password"
        />
        {hasSheet && (
          <Switch label={t('account.end_sheet')} hint={t('account.end_sheet_hint')} checked={endSheet} onChange={setEndSheet} />
        )}
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('account.changing') : t('account.change')}
        </Button>
      </form>
    </Page>
  );
}
