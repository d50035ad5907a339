import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { confirmRecoveryCard } from '../../session/sign-up';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Page } from '../../ui';
import { t } from '../../i18n';
import { answers } from './answers';
import { RecoveryCard } from '../../ui/recovery-card';
import { askForTheName, makeAccount } from './sign-up';

/** The card, shown once and typed back once: without it and without the words nobody could ever open the notes. */
export function CardPage(): JSX.Element {
  const [typed, setTyped] = useState('');
  const [differs, setDiffers] = useState(false);
  const act = useAct();

  const make = (): void => {
    const same = confirmRecoveryCard(typed);
    setDiffers(!same);
    if (!same) return;
    act.run(
      async (go) => {
        await makeAccount();
        go('/', true);
      },
      askForTheName,
    );
  };

  return (
    <Page
      title={t('welcome.card_title')}
      back={answers.link.value ? { href: '/welcome/name', label: t('welcome.back_name') } : { href: '/welcome/key', label: t('welcome.back_key') }}
      lead={t('welcome.card_lead')}
      foot={
        <>
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <Button busy={act.busy} onClick={make}>
            {act.busy ? t('welcome.making') : t(answers.link.value?.username ? 'welcome.new_keys_use' : 'welcome.make')}
          </Button>
        </>
      }
    >
      <RecoveryCard card={answers.card.value ?? ''} label={t('welcome.card_title')} />
      <Field
        label={t('welcome.card_type')}
        hint={t('welcome.card_type_hint')}
        error={differs ? t('welcome.card_differs') : undefined}
        value={typed}
        onInput={(value) => {
          setTyped(value);
          setDiffers(false);
        }}
        autocapitalize="characters"
        spellcheck={false}
      />
    </Page>
  );
}
