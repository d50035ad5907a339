import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { proposeUsername } from '../../session/session';
import { isTooShort } from '../../vault/passphrase';
import { Button, Field, Page, SecretField } from '../../ui';
import { t } from '../../i18n';
import { answers } from './answers';
import { fourWords } from './four-words';

/** A made-up name and four words, ready to be taken as they are: signing up is two taps from here. */
export function NamePage(): JSX.Element {
  const { route } = useLocation();
  const { username, usernameError, ownWords, words } = answers;
  const [wordsError, setWordsError] = useState('');

  useEffect(() => {
    if (username.peek() !== '') return;
    // Without a connection the field stays empty, and any name can be typed.
    proposeUsername().then(
      (proposed) => (username.value ||= proposed),
      () => undefined,
    );
  }, [username]);

  const goOn = (): void => {
    usernameError.value = username.value.trim().length < 3 ? t('welcome.username_short') : '';
    const short = ownWords.value && isTooShort(words.value);
    setWordsError(short ? t('welcome.words_short') : '');
    if (usernameError.value === '' && !short) route('/welcome/key');
  };

  return (
    <Page
      title={t('welcome.name_title')}
      back={{ href: '/welcome/device', label: t('welcome.back_device') }}
      lead={t('welcome.name_lead')}
      foot={<Button onClick={goOn}>{t('welcome.go_on')}</Button>}
    >
      <Field
        label={t('welcome.username')}
        hint={t('welcome.username_hint')}
        error={usernameError.value || undefined}
        value={username.value}
        onInput={(value) => {
          username.value = value;
          usernameError.value = '';
        }}
        name="username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        maxLength={60}
      />
      {ownWords.value ? (
        <SecretField
          label={t('welcome.words')}
          hint={t('welcome.words_own_hint')}
          error={wordsError || undefined}
          value={words.value}
          onInput={(value) => (words.value = value)}
          autocomplete="new-password"
        />
      ) : (
        <MadeWords words={words.value} />
      )}
      <div class="row">
        {!ownWords.value && (
          <Button variant="soft" small onClick={() => (words.value = fourWords())}>
            {t('welcome.words_other')}
          </Button>
        )}
        <Button
          variant="plain"
          small
          onClick={() => {
            ownWords.value = !ownWords.value;
            words.value = ownWords.value ? '' : fourWords();
            setWordsError('');
          }}
        >
          {ownWords.value ? t('welcome.words_made') : t('welcome.words_own')}
        </Button>
      </div>
    </Page>
  );
}

/** The four words, large enough to copy onto paper. */
export function MadeWords({ words }: { words: string }): JSX.Element {
  return (
    <section class="field" aria-labelledby="four-words" aria-live="polite">
      <p class="field-label" id="four-words">
        {t('welcome.words')}
      </p>
      <p class="field-hint">{t('welcome.words_hint')}</p>
      <ol class="four-words" data-testid="four-words">
        {words.split(' ').map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
    </section>
  );
}
