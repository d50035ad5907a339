import './sheet-page.css';

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Button, Callout, ErrorCallout, Page, Switch } from '../../ui';
import { KIND } from '../../entries/measure-responses/response';
import { language, loadCatalogues, t } from '../../i18n';
import { PartlyEnglish } from '../../ui/partly-english';
import { saveFile } from '../../ui/save-file';
import { useAct } from '../../ui/use-act';
import { Waiting } from '../../ui/waiting';
import { type Client, fetchClient, nameOf } from './client';
import { useFollowing } from './following';
import { Changed, Gone } from './gone';
import { unsure } from './heartbeat';
import { openMemo } from './memo-words';
import { openEach } from './open-each';
import { opened } from './opened';
import { explain } from './shared-row';
import { type Sheet, sheetOf } from './sheet';

type Fetched = { readonly client: Client; readonly note: string };

async function fetchSheet(id: string, unattended: boolean): Promise<Fetched> {
  const [client] = await Promise.all([fetchClient(id, unattended), loadCatalogues('measuring')]);
  return { client, note: await openMemo(client.one) };
}

/** One page for one session, from what was opened: on the screen, printed, or as a file that this browser makes. */
export function SheetPage({ id }: { id: string }): JSX.Element {
  const { data, error, again } = useFollowing(id, `sheet/${id}`, (unattended) => fetchSheet(id, unattended), ({ client }) => client.one);
  const back = { href: `/clinic/clients/${id}`, label: data ? nameOf(data.client) : t('clinic.client') };
  return (
    <Page title={t('clinic.sheet')} back={back}>
      {!data ? <Waiting error={error} again={again} /> : unsure.value ? <Callout tone="clay">{t('clinic.unsure')}</Callout> : data.client.alias && <Whole {...data} again={again} />}
    </Page>
  );
}

function Whole({ client, note, again }: Fetched & { again: () => void }): JSX.Element {
  const [withNote, setWithNote] = useState(false);
  const act = useAct();
  const { one } = client;
  const fresh = one.shared.filter(({ grant, since_last_session }) => since_last_session && !opened.value.has(grant));
  // Without the earlier ones a measure is a number, and no course.
  const earlier = one.shared.filter(({ kind, grant, since_last_session }) => kind === KIND && !since_last_session && !opened.value.has(grant));
  const live = new Set(one.shared.map(({ grant }) => grant));
  const sheet = sheetOf(client, new Map([...opened.value].filter(([grant]) => live.has(grant))), withNote ? note : '');
  const openThose = (items: typeof fresh): void =>
    act.run(async () => {
      await openEach(one, items).finally(again);
    }, explain);
  const save = (): void =>
    act.run(
      async () => {
        const { pdfOf } = await import('./sheet-pdf');
        saveFile(pdfOf(sheet, language.value), 'sheet.pdf'); // a name that says nothing of anybody
      },
      (error) => (error instanceof Error && error.name === 'NoSuchLetter' ? t('clinic.sheet_pdf_letters') : null),
    );
  return (
    <>
      <div class="sheet-acts">
        <Gone one={one} changed={again} />
        <Changed />
        {fresh.length + earlier.length > 0 && (
          <div class="stack stack--tight">
            <div class="row">
              {fresh.length > 0 && (
                <Button variant="main" small busy={act.busy} onClick={() => openThose(fresh)}>
                  {t(!fresh.some(({ opened_before }) => opened_before) ? 'clinic.open_new' : one.last_session_at === null ? 'clinic.open_all' : 'clinic.open_since')}
                </Button>
              )}
              {earlier.length > 0 && (
                <Button variant="soft" small busy={act.busy} onClick={() => openThose(earlier)}>
                  {t('measuring.open_earlier')}
                </Button>
              )}
            </div>
            <p class="quiet small">{t('clinic.opening_is_reading')}</p>
          </div>
        )}
        {note && <Switch label={t('clinic.sheet_with_note')} checked={withNote} onChange={setWithNote} />}
        <div class="row">
          <Button variant="soft" small onClick={() => print()}>
            {t('clinic.sheet_print')}
          </Button>
          <Button variant="soft" small busy={act.busy} onClick={save}>
            {t('clinic.sheet_pdf')}
          </Button>
        </div>
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      </div>
      <Paper {...sheet} />
    </>
  );
}

function Paper({ title, lead, parts, rest, foot }: Sheet): JSX.Element {
  return (
    <article class="paper">
      <h2>{title}</h2>
      {lead && <p class="quiet">{lead}</p>}
      {parts.length === 0 && <p>{t('clinic.sheet_nothing')}</p>}
      {parts.map(({ heading, items }) => (
        <section key={heading}>
          <h3 class="clinic-label">{heading}</h3>
          <ul>
            {items.map(({ when, what, lines }, index) => (
              <li key={index} class="paper-item">
                {when && <time>{when}</time>}
                <div>
                  {what && <b>{what}</b>}
                  {lines.map(({ label, value, english }) => (
                    <p key={label + value}>
                      {label && <span class="quiet">{label}: </span>}
                      <PartlyEnglish text={value} english={english} />
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="quiet small">{[rest, foot].filter(Boolean).join(' ')}</p>
    </article>
  );
}
