import type { JSX } from 'preact';

import { LinkButton, Note } from '../../ui';
import { type MessageKey, t } from '../../i18n';
import type { Outcome } from '../../entries/repairs/answers';

/** The endings that can hurt. */
export const HARD: readonly Outcome[] = ['more_distance', 'it_ended', 'not_safe_to_repair', 'got_worse'];

// With these it may be that somebody is not safe.
export const NOT_SAFE: readonly Outcome[] = ['not_safe_to_repair', 'got_worse'];

/** What is said to an ending: to each one its own, and to a hard one as much as to a good one. */
export function Care({ outcome }: { outcome: Outcome | undefined }): JSX.Element | null {
  if (!outcome) return null;
  const help = NOT_SAFE.includes(outcome);
  return (
    <Note tone={HARD.includes(outcome) ? 'clay' : 'green'} title={help && t('practice.not_safe_title')}>
      <p>{t(outcome === 'not_now' ? 'practice.not_now' : (`practice.care_${outcome}` as MessageKey))}</p>
      {help && (
        <LinkButton kind="outline" small href="/help">
          {t('shell.help_now')}
        </LinkButton>
      )}
    </Note>
  );
}
