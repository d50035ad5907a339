import { h, type JSX, render } from 'preact';
import { useState } from 'preact/hooks';

import { type OpenEntry, unsyncedCount } from '../../offline';
import { Actions, Button, Card, Note, Page } from '../../ui';
import { t } from '../../words';
import { Reading } from '../practice/read-back';
import type { Repair } from '../practice/repair';
import { Reading as ReflectionReading } from '../reflections/read-back';
import type { Reflection } from '../reflections/reflection';
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

/** A repair and a reflection as their own pages show them, a card by its text; everything else the plain way. */
function read(entry: OpenEntry): Element | null {
  if (entry.kind === 'card-responses') return said(textOf((entry as OpenEntry<'card-responses'>).columns.text));
  const place = document.createElement('div');
  if (entry.kind === 'repairs') render(h(Reading, { repair: entry as Repair }), place);
  else if (entry.kind === 'reflections') render(h(ReflectionReading, { reflection: entry as Reflection }), place);
  else return null;
  return place;
}

function said(text: string): Element | null {
  if (!text) return null;
  const line = document.createElement('p');
  line.textContent = text;
  return line;
}
