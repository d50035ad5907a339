import type { JSX } from 'preact';

import { Button } from './button';
import { ErrorCallout } from './surface';
import type { Act } from './use-act';

type TwoWaysProps = {
  readonly act: Pick<Act, 'busy' | 'error'>;
  readonly no: string;
  readonly yes: string;
  readonly onNo: () => void;
  readonly onYes: () => void;
  /** The no takes a moment too. */
  readonly noIsAct?: boolean;
};

/** Two answers of equal weight, below what went wrong with an act. */
export function TwoWays({ act, no, yes, onNo, onYes, noIsAct = false }: TwoWaysProps): JSX.Element {
  return (
    <>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="even">
        <Button variant="soft" busy={noIsAct && act.busy} onClick={onNo}>
          {no}
        </Button>
        <Button variant="soft" busy={act.busy} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </>
  );
}
