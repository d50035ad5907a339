import type { JSX } from 'preact';

import { t } from '../i18n';
import { Button } from '../ui';
import { HeavyLine } from './heavy-line';

type StopRowProps = {
  /** Leads to what steadies, and asks nothing. There is none outside a repair. */
  readonly stop: (() => void) | undefined;
  /** Where heavy things are written, who answers stands beside it. */
  readonly heavy?: boolean;
};

/** The last row at the foot of each screen of a repair: always in sight, for whom it is too much. */
export function StopRow({ stop, heavy = false }: StopRowProps): JSX.Element | null {
  return stop ? (
    <div class="stop-row">
      <Button variant="plain" small onClick={stop}>
        {t('practice.stop')}
      </Button>
      {heavy && <HeavyLine />}
    </div>
  ) : null;
}
