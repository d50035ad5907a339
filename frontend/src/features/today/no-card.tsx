import type { JSX } from 'preact';

import { Button, LinkButton } from '../../ui';
import { t } from '../../i18n';
import { another } from '../../library/shown';

/** No affirmation comes by itself today; one that is asked for does. */
export function NoCard({ known, day }: { known: boolean; day: string }): JSX.Element {
  if (!known) return <p class="said quiet">{t('today.no_library')}</p>;
  return (
    <div class="card stack">
      <p class="said quiet">{t('today.no_card')}</p>
      <div class="row">
        <Button variant="soft" onClick={() => void another(day)}>
          {t('today.show_one')}
        </Button>
        <LinkButton variant="plain" href="/help">
          {t('today.to_grounding')}
        </LinkButton>
      </div>
    </div>
  );
}
