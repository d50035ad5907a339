import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../../api/errors';
import { t } from '../../../i18n';
import { now } from '../../../i18n/calendar';
import { Button, ErrorCallout, Field } from '../../../ui';
import { saveFile } from '../../../ui/save-file';
import { useAct } from '../../../ui/use-act';
import type { Opened } from '../opened';
import { explain } from '../shared-row';
import { noteExported } from './api';

type Props = { readonly careLink: string; readonly items: readonly Opened[] };

/** A file of what was opened, made in this browser. Each share in it is told in the client's log first. */
export function Exporting({ careLink, items }: Props): JSX.Element | null {
  const [digits, setDigits] = useState<string | null>(null);
  const act = useAct();
  if (items.length === 0) return null;
  const save = (): void =>
    act.run(
      async () => {
        const { bundleOf, pseudonymOf } = await import('./fhir'); // first: what can't be made is not told
        await noteExported(careLink, items.map(({ item }) => item.grant), digits ?? '');
        setDigits(null);
        const bundle = bundleOf(await pseudonymOf(careLink), items, now());
        // under a name that says nothing of anybody
        saveFile(new Blob([JSON.stringify(bundle, null, 1)], { type: 'application/fhir+json' }), 'export.json');
      },
      (error) => {
        if (error instanceof ApiError && error.code === 'second_factor_again') setDigits('');
        return explain(error);
      },
    );
  return (
    <details class="card folded">
      <summary class="clinic-label">{t('measuring.export_title')}</summary>
      <div class="stack">
        <p class="small">{t('measuring.export_note')}</p>
        {digits !== null && <Field label={t('clinic.factor_code')} value={digits} onInput={setDigits} autocomplete="one-time-code" inputMode="numeric" />}
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <div>
          <Button variant="soft" small busy={act.busy} onClick={save}>
            {t('measuring.export')}
          </Button>
        </div>
      </div>
    </details>
  );
}
