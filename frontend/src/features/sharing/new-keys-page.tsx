import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { asksForKeys } from '../../session/asked-again';
import { Callout, EmptyState, Page, showToast } from '../../ui';
import { TwoWays } from '../../ui/two-ways';
import { RecoveryCard } from '../../ui/recovery-card';
import { type Go, useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { t } from '../../i18n';
import { type NewKeys, readNewKeys, sealToNewKeys } from './new-keys';
import { titleOf } from './titles';

const BACK = '/you/sharing';

/** A therapist has new keys: what that means, what to ask them, and one tap that seals what is shared once more. */
export function NewKeysPage({ id }: { id: string }): JSX.Element {
  const { data, error, again } = useFetched(async () => ({ keys: await readNewKeys(id) }), id);
  const back = { href: BACK, label: t('sharing.title') };
  if (data?.keys) return <Ask keys={data.keys} />;
  return (
    <Page title={t('sharing.new_keys_title')} back={back}>
      {data ? <EmptyState title={t('sharing.new_keys_none')}>{t('sharing.new_keys_none_note')}</EmptyState> : <Waiting error={error} again={again} />}
    </Page>
  );
}

function Ask({ keys }: { keys: NewKeys }): JSX.Element {
  const { route } = useLocation();
  const act = useAct();
  const { link, shares, code } = keys;
  const name = link.clinician.display_name;
  const leave = (to: Go): void => {
    asksForKeys.value = null;
    to(BACK);
  };
  const seal = (): void =>
    act.run(async (go) => {
      await sealToNewKeys(keys);
      showToast({ text: t('sharing.new_keys_done', { name }) });
      leave(go);
    });
  return (
    <Page
      title={t('sharing.new_keys_title')}
      back={{ href: BACK, label: t('sharing.title') }}
      lead={t('sharing.new_keys_lead', { name })}
      foot={<TwoWays act={act} no={t('sharing.asked_not_now')} yes={t('sharing.new_keys_same')} onNo={() => leave(route)} onYes={seal} />}
    >
      <Callout title={t('sharing.new_keys_ask_title')}>
        <p>{t('sharing.new_keys_ask', { name })}</p>
      </Callout>
      <RecoveryCard card={code} label={t('sharing.new_keys_code')} />
      <p>{t('sharing.new_keys_other')}</p>
      <section class="stack stack--tight">
        <h2 class="section-title">{t('sharing.new_keys_what')}</h2>
        <ul>
          <li>{t('sharing.new_keys_name')}</li>
          {shares.map((share) => (
            <li key={share.id}>{titleOf(share)}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
