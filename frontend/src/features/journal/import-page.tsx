import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';

import { useAct } from '../../ui/use-act';
import { bringBack as bringBackFace } from '../../library/drawings/own-data';
import { Face } from '../../library/face';
import { Card, ErrorCallout, Page } from '../../ui';
import { t } from '../../i18n';
import { inMemory } from '../../store/in-memory';
import { unsyncedCount } from '../../store/status';
import { bringBack, type Imported } from './import';
import { ImportError, MOST_BYTES } from './import-file';

/** What was taken along comes back: read on the device, and sent like anything that is written. */
export function ImportPage(): JSX.Element {
  const [done, setDone] = useState<Imported | null>(null);
  const act = useAct();
  const id = useId();
  const read = (file: File | undefined): void => {
    if (!file) return;
    setDone(null);
    act.run(
      async () => {
        if (file.size > MOST_BYTES) throw new ImportError('too_large');
        setDone(await bringBack(await file.text()));
      },
      (error) => (error instanceof ImportError ? t.of('journal.import', error.code) : null),
    );
  };
  return (
    <Page title={t('journal.import_title')} lead={t('journal.import_lead')} back={{ href: '/you', label: t('shell.you') }}>
      <Face of={bringBackFace} tone="clay" />
      <Card>
        <div class="stack">
          <div class="stack stack--tight">
            <label for={id}>
              <b>{t('journal.import_choose')}</b>
            </label>
            <input
              id={id}
              class="journal-file"
              type="file"
              autocomplete="off"
              accept=".json,application/json"
              disabled={act.busy}
              onChange={({ currentTarget }) => {
                read(currentTarget.files?.[0]);
                currentTarget.value = ''; // so that the same one can be chosen again
              }}
            />
          </div>
          <p class="quiet small">{t('journal.import_rest')}</p>
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <p role="status">{act.busy ? t('journal.import_reading') : done && said(done)}</p>
          {done && done.brought > 0 && unsyncedCount.value > 0 && <p class="quiet">{t(inMemory.value ? 'journal.import_goes_stay' : 'journal.import_goes')}</p>}
        </div>
      </Card>
    </Page>
  );
}

function said({ brought, here, unread, called }: Imported): string {
  return [
    t('journal.import_done', { brought }),
    here > 0 && t('journal.import_here', { here }),
    unread > 0 && t('journal.import_unread', { unread }),
    called && t('journal.import_name'),
  ]
    .filter(Boolean)
    .join(' ');
}
