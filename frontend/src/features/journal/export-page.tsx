import { type JSX, render } from 'preact';
import { useState } from 'preact/hooks';

import { requestData } from '../../api/account';
import { ApiError, Offline } from '../../api/errors';
import { confirmHere } from '../../session/confirm';
import { readProfileWords } from '../../session/profile';
import { unsyncedCount } from '../../store';
import { saveFile } from '../../ui/save-file';
import { useAct } from '../../ui/use-act';
import { take } from '../../library/drawings/own-data';
import { Face } from '../../library/face';
import { Actions, Button, Card, Callout, Chips, ErrorCallout, Field, Page, SecretField } from '../../ui';
import { t } from '../../i18n';
import { now } from '../../i18n/calendar';
import { readingOf } from '../../entries/aspects';
import { AsLeft } from '../../entries/as-left';
import { forgetDraft, useForm } from '../../entries/use-draft';
import { collect, type Exported, type FromServer, LEFT_OUT, toJson } from './export';
import { toHtml } from './export-html';

const PARTS = ['written', 'kept'] as const;
type Part = (typeof PARTS)[number];
type Form = 'html' | 'json';
const FORM = 'journal/export';

/** Everything one wrote, and all that is kept about one, as a file: made on the device, given to nobody. */
export function ExportPage(): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const form = useForm(FORM, () => ({ name: `notes-${now().toISOString().slice(0, 10)}`, parts: PARTS as readonly Part[] }));
  const { name, parts } = form.value;
  const [said, setSaid] = useState('');
  const act = useAct();
  const make = (kind: Form): void => {
    setSaid('');
    act.run(async () => {
      const fromServer = await ask(passphrase, parts.includes('kept'));
      const exported = collect(now(), fromServer);
      const chosen = parts.includes('written') ? exported : { ...exported, entries: [] };
      saveFile(new Blob([written(chosen, kind)], { type: kind === 'json' ? 'application/json' : 'text/html' }), `${fileName(name)}.${kind}`);
      forgetDraft(FORM);
      setSaid([t('journal.export_made'), ...fromServer.missing].join(' '));
    });
  };
  return (
    <Page title={t('journal.export_title')} lead={t('journal.export_lead')} back={{ href: '/journal', label: t('shell.journal') }}>
      <Face of={take} tone="clay" />
      <Callout tone="clay">
        <p>{t('journal.export_warning')}</p>
      </Callout>
      <Card>
        <form class="stack" onSubmit={(event) => event.preventDefault()} novalidate>
          <AsLeft {...form} />
          <Chips
            legend={t('journal.export_parts')}
            options={PARTS.map((part) => ({ value: part, label: t.of('journal.export', part) }))}
            value={parts}
            onChange={(chosen) => form.change({ name, parts: chosen })}
          />
          <Field label={t('journal.export_name')} hint={t('journal.export_name_hint')} value={name} onInput={(typed) => form.change({ name: typed, parts })} autocapitalize="none" most={60} />
          <SecretField label={t('journal.export_words')} hint={t('journal.export_words_hint')} value={passphrase} onInput={setPassphrase} autocomplete="current-password" />
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <p>{t('journal.export_choose')}</p>
          <Actions>
            <Button busy={act.busy} onClick={() => make('html')}>
              {act.busy ? t('journal.export_making') : t('journal.export_html')}
            </Button>
            <Button variant="soft" busy={act.busy} onClick={() => make('json')}>
              {t('journal.export_json')}
            </Button>
          </Actions>
          <p class="quiet small">{t('journal.export_what')}</p>
          {unsyncedCount.value > 0 && <p class="quiet small">{t('journal.export_here')}</p>}
          <p role="status">{said}</p>
        </form>
      </Card>
    </Page>
  );
}

/** What the server keeps, or that it is away. Throws VaultError("wrong_passphrase"), before anything is made. */
async function ask(passphrase: string, wanted: boolean): Promise<FromServer> {
  const away: FromServer = { ...LEFT_OUT, missing: [t('journal.export_missing')] };
  const current_auth_key = await confirmHere(passphrase);
  if (!wanted) return LEFT_OUT;
  if (current_auth_key === null) return away;
  try {
    const kept = await requestData({ current_auth_key });
    return { ...LEFT_OUT, kept, called: (await readProfileWords()).words };
  } catch (error) {
    if (error instanceof Offline || (error instanceof ApiError && error.status >= 500)) return away;
    throw error;
  }
}

/** The file, with each entry as its own page reads it back. */
export function written(exported: Exported, form: Form): string {
  return form === 'json' ? toJson(exported) : toHtml(exported, (entry) => drawn(readingOf(entry)));
}

/** As it was typed, without what no file may be called. */
function fileName(typed: string): string {
  return typed.replaceAll(/[^\p{L}\p{N} ._-]/gu, '').replace(/^[. ]+/, '').trim() || 'notes';
}

function drawn(reading: JSX.Element | null): Element | null {
  if (!reading) return null;
  const place = document.createElement('div');
  render(reading, place);
  return place;
}
