import type { JSX } from 'preact';

import { Button } from '../ui';
import { HeavyLine } from './heavy-line';

/** Leads to what steadies, and asks nothing. */
export type Stop = { readonly label: string; readonly run: () => void };

type StopRowProps = {
  /** There is none outside a repair. */
  readonly stop: Stop | undefined;
  /** Where heavy things are written, who answers stands beside it. */
  readonly heavy?: boolean;
};

/** The last row at the foot of each screen of a repair: always in sight, for whom it is too much. */
export function StopRow({ stop, heavy = false }: StopRowProps): JSX.Element | null {
  return stop ? (
    <div class="stop-row">
      <Button variant="plain" small onClick={stop.run}>
        {stop.label}
      </Button>
      {heavy && <HeavyLine />}
    </div>
  ) : null;
}
