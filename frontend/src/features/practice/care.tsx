import type { JSX } from 'preact';

import type { RepairOutcome } from '../../api/vocabularies/repair-outcome';
import { LinkButton, Callout } from '../../ui';
import { t } from '../../i18n';

/** The endings that can hurt. */
export const HARD: readonly RepairOutcome[] = ['more_distance', 'it_ended', 'not_safe_to_repair', 'got_worse'];

// With these it may be that somebody is not safe.
export const NOT_SAFE: readonly RepairOutcome[] = ['not_safe_to_repair', 'got_worse'];

/** What is said to an ending: to each one its own, and to a hard one as much as to a good one. */
export function Care({ outcome }: { outcome: RepairOutcome | undefined }): JSX.Element | null {
  if (!outcome) return null;
  const help = NOT_SAFE.includes(outcome);
  return (
    <Callout tone={HARD.includes(outcome) ? 'clay' : 'green'} title={help && t('practice.not_safe_title')}>
      <p>{outcome === 'not_now' ? t('practice.closing_not_now') : t.of('practice.care', outcome)}</p>
      {help && (
        <LinkButton variant="outline" small href="/help">
          {t('shell.help_now')}
        </LinkButton>
      )}
    </Callout>
  );
}
