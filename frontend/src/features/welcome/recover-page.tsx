import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { recoverWithCard } from '../../session/recovery';
import { problemOf } from '../../vault/easy-words';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Page, SecretField } from '../../ui';
import { t } from '../../i18n';
import { forgetAnswers, isPrivate, ofTheName } from './answers';

/** The way back in for somebody who has the card and lost the words. */
export function RecoverPage(): JSX.Element {
  const [username, setUsername] = useState('');
  const [card, setCard] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>(null);
  const act = useAct();

  const submit = (event: Event): void => {
    event.preventDefault();
    const found = problemOf(passphrase, username);
    setProblem(found);
    if (found) return;
    act.run(
      async () => {
        const privateDevice = isPrivate();
        await recoverWithCard({ username: username.trim(), card, newPassphrase: passphrase, privateDevice });
        forgetAnswers();
      },
      (error) => (error instanceof ApiError && error.status >= 400 && error.status < 429 ? t('welcome.recover_wrong') : null),
    );
  };

  return (
    <Page
      title={t('welcome.recover_title')}
      back={{ href: '/welcome/recover', label: t('welcome.back_lost') }}
      lead={t('welcome.recover_lead')}
    >
      <form class="stack" onSubmit={submit} novalidate>
        <Field {...ofTheName()} value={username} onInput={setUsername} />
        <Field
          label={t('welcome.card')}
          hint={t('welcome.card_hint')}
          value={card}
          onInput={setCard}
          autocapitalize="characters"
          spellcheck={false}
        />
        <SecretField
          label={t('welcome.new_words')}
          hint={t('welcome.words_own_hint')}
          error={problem ? t.of('welcome.words', problem) : undefined}
          value={passphrase}
          onInput={setPassphrase}
          autocomplete="new-password"
          withName={isPrivate()}
        />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('welcome.signing_in') : t('welcome.recover')}
        </Button>
      </form>
    </Page>
  );
}
