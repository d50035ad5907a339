import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { session } from '../../session/state';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Page, SecretField } from '../../ui';
import { KeepsNothing } from './keeps-nothing';
import { NotMe } from './not-me';
import { t } from '../../i18n';

/** Signed in, with the notes locked: the words open them, and the page that was asked for stands there at once. */
export function UnlockPage(): JSX.Element {
  const [words, setWords] = useState('');
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async () => (await import('../../session/sign-in')).unlock(words));
  };
  const { user, offline, held } = session.value;
  const name = user?.username ?? '';
  return (
    <Page
      title={t('welcome.unlock_title')}
      titleOnPage
      lead={offline && held === 'notes' ? t('welcome.unlock_here', { name }) : t('welcome.unlock_lead', { name })}
    >
      <KeepsNothing />
      <form class="stack" onSubmit={submit} novalidate>
        <SecretField label={t('welcome.words')} value={words} onInput={setWords} autocomplete="current-password" />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Button type="submit" busy={act.busy}>
          {act.busy ? t('welcome.signing_in') : t('welcome.unlock')}
        </Button>
      </form>
      <NotMe />
    </Page>
  );
}
