import type { JSX } from 'preact';

import { ApiError, Offline } from '../../api/errors';
import { t } from '../../i18n';
import { Button, showToast } from '../../ui';
import { describeError } from '../../ui/describe-error';
import { onForget } from '../../vault/forget';
import { ChangedElsewhere, type Kept, type KeptState } from './keeping';

/** Where what was typed is now, and never further along than it is. */
export function KeptLine({ kept }: { readonly kept: Pick<Kept<unknown>, 'state'> }): JSX.Element {
  return (
    <p class="quiet small" role="status">
      {saidOf(kept.state.value)}
    </p>
  );
}

function saidOf(state: KeptState): string {
  if (state === 'kept') return t('clinic.kept_sealed');
  if (state instanceof Offline) return t('clinic.kept_not_yet');
  if (state instanceof ApiError && state.status === 404) return t('clinic.kept_nowhere');
  return state instanceof Error ? describeError(state) : '';
}

/** What was written can't be sent as it is; `said` is why, in words. */
export class NotYet extends Error {
  readonly said: string;
  constructor(said: string) {
    super(said);
    this.said = said;
  }
}

/** Why it wasn't sent: as it was written, or for what another page did to it. */
export function whyNotSent(error: unknown, { isBlank }: Pick<Kept<unknown>, 'isBlank'>): string | null {
  if (error instanceof NotYet) return error.said;
  return error instanceof ChangedElsewhere ? t(isBlank() ? 'clinic.draft_gone' : 'clinic.draft_changed') : null;
}

type DraftLineProps<Value> = { readonly kept: Kept<Value>; readonly blank: Value; readonly thrownAway?: () => void };

/** The same below a draft, which can be thrown away, and taken back for a while. */
export function DraftLine<Value>({ kept, blank, thrownAway }: DraftLineProps<Value>): JSX.Element {
  const throwAway = (): void => {
    const before = kept.value.peek();
    kept.change(blank);
    thrownAway?.();
    void kept.save();
    const close = showToast({ text: t('clinic.draft_thrown_away'), action: { label: t('shell.undo'), run: () => kept.change(before) } });
    const stop = onForget(() => {
      stop();
      close(); // it holds the words
    });
  };
  return (
    <div class="row">
      <KeptLine kept={kept} />
      {!kept.isBlank() && (
        <Button variant="plain" small onClick={throwAway}>
          {t('clinic.draft_throw_away')}
        </Button>
      )}
    </div>
  );
}
