import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { confirmPassphrase } from '../../session/confirm';
import { Actions, Button, Callout, ErrorCallout, Page, SecretField } from '../../ui';
import { t } from '../../i18n';
import { saveFile } from '../../ui/save-file';
import { useAct } from '../../ui/use-act';
import { getCaseload, leavePractice } from './api';
import { fetchClient, nameOf } from './client';
import { openMemo } from './memo-words';

/** Leaving the practice for good: what it means, one's own notes to take along, and the words once more. */
export function LeavePage(): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const act = useAct();
  const leave = (event: Event): void => {
    event.preventDefault();
    act.run(async () => {
      await leavePractice(await confirmPassphrase(passphrase));
      const { signOut } = await import('../../session/sign-out');
      await signOut();
    });
  };
  return (
    <Page title={t('clinic.leave')} lead={t('clinic.leave_lead')} back={{ href: '/clinic/away', label: t('clinic.away') }}>
      <Callout>{t('clinic.leave_first')}</Callout>
      <TakeNotes />
      <form class="card stack" onSubmit={leave} novalidate>
        <SecretField label={t('clinic.leave_words')} value={passphrase} onInput={setPassphrase} autocomplete="current-password" />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <Actions>
          <Button type="submit" variant="danger" busy={act.busy}>
            {t('clinic.leave')}
          </Button>
        </Actions>
      </form>
    </Page>
  );
}

function TakeNotes(): JSX.Element {
  const act = useAct();
  const [said, setSaid] = useState('');
  const take = (): void =>
    act.run(async () => {
      const notes = await fetchNotes();
      if (notes !== '') saveFile(new Blob([notes], { type: 'text/plain' }), 'notes.txt');
      setSaid(t(notes === '' ? 'clinic.leave_no_notes' : 'clinic.leave_notes_saved'));
    });
  return (
    <section class="card stack stack--tight">
      <p>{t('clinic.leave_notes')}</p>
      <div class="row">
        <Button variant="soft" small busy={act.busy} onClick={take}>
          {t('clinic.leave_take_notes')}
        </Button>
        <span class="quiet small" role="status">
          {act.error || said}
        </span>
      </div>
    </section>
  );
}

/** Every private note under the name of its client, opened on this device; "" where there is none. */
async function fetchNotes(): Promise<string> {
  const notes: string[] = [];
  for (const { care_link } of (await getCaseload()).results) {
    const client = await fetchClient(care_link);
    const text = (await openMemo(client.one)).trim();
    if (text !== '') notes.push(`${nameOf(client)}\n\n${text}\n`);
  }
  return notes.join('\n\n');
}
