import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import type { ErasureWhen } from '../../api/account';
import { eraseEverything, keepEverything, readErasure } from '../../session/erasure';
import { erasing } from '../../session/server-says';
import { session } from '../../session/state';
import { useAct } from '../../ui/use-act';
import { CurrentPassphrase } from './current-passphrase';
import { erase } from '../../library/drawings/own-data';
import { Face } from '../../library/face';
import { Button, Callout, Card, Choice, clearToasts, ErrorCallout, LinkButton, Page, showToast } from '../../ui';
import { t } from '../../i18n';
import { dayAndClock } from '../../i18n/dates';

/** Everything deleted, at once or in a day: what goes and what stays is said once, and nobody is asked to stay. */
export function DeletePage(): JSX.Element {
  const { user, erasureDue } = session.value;
  const client = user?.role === 'client';
  useEffect(() => void readErasure().catch(() => undefined), []);
  return (
    <Page title={t('account.erase')} back={client ? { href: '/you', label: t('account.back_you') } : { href: '/you/account', label: t('account.back_account') }}>
      <Face of={erase} tone="clay" />
      {erasureDue ? <Due when={erasureDue} /> : <Ask client={client} />}
    </Page>
  );
}

function Ask({ client }: { client: boolean }): JSX.Element {
  const [when, setWhen] = useState<ErasureWhen | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [unchosen, setUnchosen] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    setUnchosen(when === null);
    if (when === null) return;
    act.run(async () => {
      await eraseEverything(passphrase, when);
      clearToasts();
    }, unheard);
  };
  return (
    <form class="stack" onSubmit={submit} novalidate>
      <Said
        title={t('account.erase_goes')}
        lines={[t('account.erase_goes_written'), t(client ? 'account.erase_goes_sharing' : 'account.erase_goes_clients'), t('account.erase_goes_account'), t('account.erase_goes_backups')]}
      />
      <Said
        title={t('account.erase_stays')}
        lines={[t(client ? 'account.erase_stays_read' : 'account.erase_stays_name'), t('account.erase_stays_files'), t('account.erase_stays_devices'), t('account.erase_stays_mark')]}
      />
      {client && (
        <div>
          <LinkButton variant="soft" small href="/journal/export">
            {t('account.erase_export')}
          </LinkButton>
        </div>
      )}
      <Choice
        legend={t('account.erase_when')}
        value={when}
        onChange={setWhen}
        options={[
          { value: 'now', label: t('account.erase_now'), hint: t('account.erase_now_hint') },
          { value: 'in_a_day', label: t('account.erase_in_a_day'), hint: t('account.erase_in_a_day_hint') },
        ]}
      />
      <CurrentPassphrase value={passphrase} onInput={setPassphrase} />
      {unchosen && when === null && <ErrorCallout>{t('account.erase_when_none')}</ErrorCallout>}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <Button type="submit" variant="danger" busy={act.busy}>
        {act.busy ? t('account.erase_busy') : t('account.erase')}
      </Button>
    </form>
  );
}

/** It was sent, and no answer came. */
function unheard(): string | null {
  return erasing() ? t('account.erase_unheard') : null;
}

function Said({ title, lines }: { title: string; lines: readonly string[] }): JSX.Element {
  return (
    <Card>
      <div class="stack stack--tight">
        <h2>{title}</h2>
        <ul class="stack stack--tight">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function Due({ when }: { when: string }): JSX.Element {
  const act = useAct();
  const keep = (): void =>
    act.run(async () => {
      await keepEverything();
      showToast({ text: t('account.erase_kept') });
    });
  return (
    <>
      <Callout>{t('account.erase_due', { when: dayAndClock(when) })}</Callout>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button busy={act.busy} onClick={keep}>
          {t('account.erase_keep')}
        </Button>
      </div>
    </>
  );
}
