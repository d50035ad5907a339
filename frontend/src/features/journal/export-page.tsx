import { h, type JSX, render } from 'preact';
import { useState } from 'preact/hooks';

import { type OpenEntry, unsyncedCount } from '../../offline';
import { Actions, Button, Card, Note, Page } from '../../ui';
import { t } from '../../words';
import { Reading } from '../practice/read-back';
import type { Repair } from '../practice/repair';
import { textOf } from '../today/library';
import { collect, save, toHtml, toJson } from './export';

/** Everything one wrote, as a file: made on the device, given to nobody. */
export function ExportPage(): JSX.Element {
  const [made, setMade] = useState(false);
  const make = (form: 'html' | 'json'): void => {
    const exported = collect();
    const name = `notes-${exported.made_at.slice(0, 10)}.${form}`;
    if (form === 'json') save(toJson(exported), 'application/json', name);
    else save(toHtml(exported, read), 'text/html', name);
    setMade(true);
  };
  return (
    <Page title={t('journal.export_title')} lead={t('journal.export_lead')} back={{ href: '/journal', label: t('shell.journal') }}>
      <Note tone="clay">
        <p>{t('journal.export_warning')}</p>
      </Note>
      <Card>
        <div class="stack">
          <p>{t('journal.export_choose')}</p>
          <Actions>
            <Button onClick={() => make('html')}>{t('journal.export_html')}</Button>
            <Button kind="soft" onClick={() => make('json')}>
              {t('journal.export_json')}
            </Button>
          </Actions>
          <p class="quiet small">{t('journal.export_what')}</p>
          {unsyncedCount.value > 0 && <p class="quiet small">{t('journal.export_here')}</p>}
          <p role="status">{made && t('journal.export_made')}</p>
        </div>
      </Card>
    </Page>
  );
}

/** A repair as its own page shows it, a card by its text; everything else the plain way. */
function read(entry: OpenEntry): Element | null {
  if (entry.kind === 'card-responses') return said(textOf((entry as OpenEntry<'card-responses'>).columns.text));
  if (entry.kind !== 'repairs') return null;
  const place = document.createElement('div');
  render(h(Reading, { repair: entry as Repair }), place);
  return place;
}

function said(text: string): Element | null {
  if (!text) return null;
  const line = document.createElement('p');
  line.textContent = text;
  return line;
}
