import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { getProposedUsername } from '../../api/session';
import { useAct } from '../../ui/use-act';
import { problemOf } from '../../vault/easy-words';
import { Button, ErrorCallout, Field, Page, SecretField } from '../../ui';
import { language, t } from '../../i18n';
import { answers, type Brought, ofTheName } from './answers';
import { fourWords } from './four-words';
import { makeKeys } from './sign-up';
import { mended, type NameProblem, problemWith } from './username';

/** A made-up name and four words of a list, ready to be taken as they are: signing up is two taps from here. */
export function NamePage({ list }: { list: readonly string[] }): JSX.Element {
  const { route } = useLocation();
  const { username, nameProblem, ownPassphrase, passphrase } = answers;
  const [passphraseError, setPassphraseError] = useState('');
  const act = useAct();
  const { link } = answers;
  const known = link.value?.username; // only the words are new
  const asClinician = known || link.value?.role === 'administrator' ? null : link.value; // whose name clients read
  const [unnamed, setUnnamed] = useState(false);
  useState(() => {
    if (!ownPassphrase.peek() && passphrase.peek() === '') passphrase.value = fourWords(list);
  });

  useEffect(() => {
    if (username.peek() !== '') return;
    // Without a connection the field stays empty, and any name can be typed.
    getProposedUsername(language.peek()).then(
      (proposed) => (username.value ||= proposed),
      () => undefined,
    );
  }, [username]);

  const take = (name: string): void => {
    username.value = name;
    nameProblem.value = null;
  };
  const goOn = (): void => {
    nameProblem.value = problemWith(username.value);
    const problem = ownPassphrase.value ? problemOf(passphrase.value, username.value) : null;
    setPassphraseError(problem ? t.of('welcome.words', problem) : '');
    const unnamed = asClinician && asClinician.display_name.trim() === '';
    setUnnamed(Boolean(unnamed));
    if (nameProblem.value !== null || problem || unnamed) return;
    if (!answers.link.value) return route('/welcome/key');
    act.run(async (go) => {
      await makeKeys();
      go('/welcome/card');
    });
  };

  const goOnByEnter = (event: Event): void => {
    event.preventDefault();
    goOn();
  };

  return (
    <Page
      title={t('welcome.name_title')}
      back={{ href: '/welcome/device', label: t('welcome.back_device') }}
      lead={t(known ? 'welcome.name_known' : 'welcome.name_lead')}
      foot={
        <>
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <Button busy={act.busy} onClick={goOn}>
            {act.busy ? t('welcome.making') : t('welcome.go_on')}
          </Button>
        </>
      }
    >
      {asClinician && <ClinicianName link={asClinician} unnamed={unnamed} />}
      {!known && (
        <form onSubmit={goOnByEnter}>
          <Field {...ofTheName()} hint={t('welcome.username_hint')} error={nameProblem.value ? inWords(nameProblem.value) : undefined} value={username.value} onInput={take} />
        </form>
      )}
      {nameProblem.value && <Others key={nameProblem.value.code} typed={username.value} problem={nameProblem.value} onTake={take} />}
      {ownPassphrase.value ? (
        <SecretField
          label={t('welcome.words')}
          hint={t('welcome.words_own_hint')}
          error={passphraseError || undefined}
          value={passphrase.value}
          onInput={(value) => (passphrase.value = value)}
          autocomplete="new-password"
        />
      ) : (
        <MadePassphrase passphrase={passphrase.value} />
      )}
      <div class="row">
        {!ownPassphrase.value && (
          <Button variant="soft" small onClick={() => (passphrase.value = fourWords(list))}>
            {t('welcome.words_other')}
          </Button>
        )}
        <Button
          variant="plain"
          small
          onClick={() => {
            ownPassphrase.value = !ownPassphrase.value;
            passphrase.value = ownPassphrase.value ? '' : fourWords(list);
            setPassphraseError('');
          }}
        >
          {ownPassphrase.value ? t('welcome.words_made') : t('welcome.words_own')}
        </Button>
      </div>
    </Page>
  );
}

function inWords(problem: NameProblem): string {
  return problem.code === 'username_sign' ? t('welcome.username_sign', { sign: problem.sign }) : t.of('errors.*', problem.code);
}

/** What a clinician's clients are to call them. */
function ClinicianName({ link, unnamed }: { link: Brought; unnamed: boolean }): JSX.Element {
  return (
    <Field
      label={t('welcome.clinician_name')}
      hint={t('welcome.clinician_name_hint', { practice: link.practice, window: link.response_window })}
      error={unnamed ? t('welcome.clinician_name_short') : undefined}
      value={link.display_name}
      onInput={(display_name) => (answers.link.value = { ...link, display_name })}
      most={120}
    />
  );
}

/** Names that would do: what was typed, mended, and a made-up one. */
function Others({ typed, problem, onTake }: { typed: string; problem: NameProblem; onTake: (name: string) => void }): JSX.Element {
  const [names, setNames] = useState([mended(typed, problem)]);
  useEffect(() => {
    // without a connection there is none to propose
    void getProposedUsername(language.peek()).then(
      (made) => setNames(([first]) => [first ?? null, made]),
      () => undefined,
    );
  }, []);
  return (
    <div class="row">
      {names.filter((name) => name !== null).map((name) => (
        <Button key={name} variant="soft" small onClick={() => onTake(name)}>
          {t('welcome.username_use', { name })}
        </Button>
      ))}
    </div>
  );
}

/** The four words, large enough to copy onto paper. */
export function MadePassphrase({ passphrase }: { passphrase: string }): JSX.Element {
  return (
    <section class="field" aria-labelledby="four-words" aria-live="polite">
      <p class="field-label" id="four-words">
        {t('welcome.words')}
      </p>
      <p class="field-hint">{t('welcome.words_hint')}</p>
      <ol class="four-words" data-testid="four-words">
        {passphrase.split(' ').map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
    </section>
  );
}
