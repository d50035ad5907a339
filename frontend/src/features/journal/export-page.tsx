import { type JSX, render } from 'preact';
import { useState } from 'preact/hooks';

import { unsyncedCount } from '../../store';
import { Actions, Button, Card, Callout, Page } from '../../ui';
import { t } from '../../i18n';
import { readingOf } from '../../entries/aspects';
import { collect, save, toHtml, toJson } from './export';

/** Everything one wrote, as a file: made on the device, given to nobody. */
export function ExportPage(): JSX.Element {
  const [made, setMade] = useState(false);
  const make = (form: 'html' | 'json'): void => {
    const exported = collect();
    const name = `notes-${exported.made_at.slice(0, 10)}.${form}`;
    if (form === 'json') save(toJson(exported), 'application/json', name);
    else save(toHtml(exported, (entry) => drawn(readingOf(entry))), 'text/html', name);
    setMade(true);
  };
  return (
    <Page title={t('journal.export_title')} lead={t('journal.export_lead')} back={{ href: '/journal', label: t('shell.journal') }}>
      <Callout tone="clay">
        <p>{t('journal.export_warning')}</p>
      </Callout>
      <Card>
        <div class="stack">
          <p>{t('journal.export_choose')}</p>
          <Actions>
            <Button onClick={() => make('html')}>{t('journal.export_html')}</Button>
            <Button variant="soft" onClick={() => make('json')}>
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

function drawn(reading: JSX.Element | null): Element | null {
  if (!reading) return null;
  const place = document.createElement('div');
  render(reading, place);
  return place;
}
