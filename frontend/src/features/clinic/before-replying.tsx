import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { t } from '../../i18n';
import { Button, Sheet } from '../../ui';

const PARTS = [1, 2, 3, 4, 5] as const;

/** Two minutes for a clinician before a reply: being told is a good sign. What was typed stays beneath it. */
export function BeforeReplying(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="plain" small aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('replying.read_first')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('replying.page_title')}>
        <p class="quiet">{t('replying.page_lead')}</p>
        {PARTS.map((part) => (
          <section key={part} class="stack stack--tight">
            <h3 class="part-title">{t.of('replying.page_*_title', part)}</h3>
            <p>{t.of('replying.page', part)}</p>
          </section>
        ))}
        <p class="quiet small">{t('replying.page_source')}</p>
      </Sheet>
    </div>
  );
}
