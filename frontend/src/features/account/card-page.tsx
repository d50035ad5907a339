import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { makeRecoveryCard, saveRecoveryCard } from '../../session/keys';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Page, showToast, Skeleton } from '../../ui';
import { RecoveryCard } from '../../ui/recovery-card';
import { t } from '../../i18n';
import { longDate } from '../../i18n/dates';
import { CurrentPassphrase } from './current-passphrase';
import { useCustody } from './use-custody';

/** A new card: shown, typed back once, and only then good. An older card works until that moment. */
export function CardPage(): JSX.Element {
  const { custody, error } = useCustody();
  const [card, setCard] = useState('');
  const back = { href: '/you/account', label: t('account.back_account') };
  if (card) return <NewCard card={card} />;
  return (
    <Page title={t('account.card')} back={back} lead={t('account.card_note')}>
      {error && <ErrorCallout>{error}</ErrorCallout>}
      {!custody && !error && <Skeleton rows={1} label={t('account.loading')} />}
      {custody && (
        <>
          <p>{custody.recoveryCardSince ? t('account.card_since', { date: longDate(custody.recoveryCardSince) }) : t('account.card_none')}</p>
          <AskFirst onMade={setCard} />
        </>
      )}
    </Page>
  );
}

/** The words of now come first: an open device alone must not be enough to make a way in. */
function AskFirst({ onMade }: { onMade: (card: string) => void }): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async () => onMade(await makeRecoveryCard(passphrase)));
  };
  return (
    <form class="stack" onSubmit={submit} novalidate>
      <CurrentPassphrase value={passphrase} onInput={setPassphrase} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <Button type="submit" busy={act.busy}>
        {act.busy ? t('account.confirming') : t('account.make_card')}
      </Button>
    </form>
  );
}

function NewCard({ card }: { card: string }): JSX.Element {
  const [typed, setTyped] = useState('');
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async (go) => {
      await saveRecoveryCard(typed);
      showToast({ text: t('account.card_saved') });
      go('/you/account');
    });
  };
  return (
    <Page title={t('account.card')} back={{ href: '/you/account', label: t('account.back_account') }} lead={t('account.card_lead')}>
      <RecoveryCard card={card} label={t('account.card')} />
      <form class="stack" onSubmit={submit} novalidate>
        <Field
          label={t('account.card_type')}
          hint={t('account.card_type_hint')}
          value={typed}
          onInput={setTyped}
          autocapitalize="characters"
          spellcheck={false}
        />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('account.saving') : t('account.card_save')}
        </Button>
      </form>
    </Page>
  );
}
