import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { useAct } from '../../ui/use-act';
import { name } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { Actions, Button, ErrorCallout, Field, Page, showToast, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { WhoReads } from '../../library/who-reads';
import { AsLeft } from '../../entries/as-left';
import { forgetDraft, useFetchedForm } from '../../entries/use-draft';
import { type ProfileWords, readProfileWords, saveProfileWords } from '../../session/profile';

const FORM = 'you/name';

/** What to be called. Any words, or none: nobody's gender is assumed anywhere. */
export function NamePage(): JSX.Element {
  const form = useFetchedForm<ProfileWords>(FORM);
  const { value: words, change: setWords } = form;
  const [revision, setRevision] = useState(0);
  const { busy, error, run } = useAct();
  useEffect(() => {
    run(async () => {
      const known = await readProfileWords();
      setRevision(known.revision);
      form.begin(known.words);
    });
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- once, at opening
  const save = (): void =>
    run(async () => {
      if (!words) return;
      setRevision(await saveProfileWords(words, revision));
      forgetDraft(FORM);
      form.begin(words);
      showToast({ text: t('you.name_saved') });
    });
  return (
    <Page
      title={t('you.name')}
      lead={
        <>
          {t('you.name_lead')} <WhoReads />
        </>
      }
      back={{ href: '/you', label: t('shell.you') }}
      foot={
        <>
          {error && <ErrorCallout>{error}</ErrorCallout>}
          {words && (
            <Actions>
              <Button wide busy={busy} onClick={save}>
                {t('you.name_save')}
              </Button>
            </Actions>
          )}
        </>
      }
    >
      <Face of={name} tone="clay" />
      {!words && !error && <Skeleton label={t('shell.loading')} />}
      {words && (
        <>
          <AsLeft {...form} />
          <Field label={t('you.name_field')} value={words.name} onInput={(name) => setWords({ ...words, name })} autocapitalize="words" most={80} among={words} />
          <Field label={t('you.pronouns')} hint={t('you.pronouns_hint')} value={words.pronouns} onInput={(pronouns) => setWords({ ...words, pronouns })} autocapitalize="none" most={80} among={words} />
        </>
      )}
    </Page>
  );
}
