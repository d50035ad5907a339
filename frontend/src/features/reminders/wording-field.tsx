import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { session } from '../../session/state';
import { Actions, Button, Choice, Sheet } from '../../ui';
import { t } from '../../i18n';
import { type ReminderContent, WORDED, type Wording } from '../../api/reminders';

export type WordingFieldProps = { readonly content: ReminderContent; readonly value: Wording; readonly onChange: (value: Wording) => void };

/** What the phone shows. The words themselves are taken only after it was said who else can read them. */
export function WordingField({ content, value, onChange }: WordingFieldProps): JSX.Element {
  const [warned, setWarned] = useState(true);
  const offered: readonly Wording[] = WORDED.includes(content) ? ['plain', 'silent', 'words'] : ['plain', 'silent'];
  const choose = (wording: Wording): void => {
    if (wording === 'words' && value !== 'words') setWarned(false);
    else onChange(wording);
  };
  const answer = (wording: Wording): void => {
    setWarned(true);
    onChange(wording);
  };
  return (
    <>
      <Choice
        key={String(warned)} // a native radio would else stay where it was tapped, whatever the answer was
        legend={t('reminders.wording')}
        options={offered.map((wording) => ({ value: wording, label: t.of('reminders.wording', wording), hint: t.of('reminders.wording_*_hint', wording) }))}
        value={value}
        onChange={choose}
      />
      <Sheet open={!warned} onClose={() => setWarned(true)} title={t('reminders.words_title')}>
        <div class="stack">
          <p>{t('reminders.words_warning')}</p>
          <p>{t('reminders.words_kept')}</p>
          {!session.value.privateDevice && <p>{t('reminders.words_shared')}</p>}
          <Actions>
            <Button variant="soft" onClick={() => answer('words')}>
              {t('reminders.words_yes')}
            </Button>
            <Button variant="soft" onClick={() => answer('plain')}>
              {t('reminders.words_no')}
            </Button>
          </Actions>
        </div>
      </Sheet>
    </>
  );
}
