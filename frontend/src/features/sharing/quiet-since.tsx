import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { careOf } from '../../entries/people/person';
import { findShareable } from '../../entries/shared/shareable';
import type { Grant } from '../../api/sharing';
import { type Care, drafts } from '../../store';
import { Button } from '../../ui';
import { t } from '../../i18n';

/** Said once of a share from before the person chose to go quietly there (ADR 26). Nothing is taken back for them. */
export function QuietSince({ grant, what }: { grant: Grant; what: string }): JSX.Element | null {
  const name = `kept-shared/${grant.id}`;
  const [kept, setKept] = useState(() => drafts.get<boolean>(name) === true);
  if (kept || !turnedQuiet(grant)) return null;
  const keep = (): void => {
    setKept(true);
    void drafts.set(name, true);
  };
  return (
    <div class="stack stack--tight">
      <p>{t('sharing.quiet_since')}</p>
      <Button variant="soft" small onClick={keep} aria-label={t('sharing.keep_shared_this', { what })}>
        {t('sharing.keep_shared')}
      </Button>
    </div>
  );
}

/** Whether it, or whom it is about, goes quietly, and was said to later than it was shared. */
function turnedQuiet({ kind, entry, from_at }: Grant): boolean {
  const shared = findShareable(kind, entry)?.entry.columns as (Care & { readonly person?: string | null }) | undefined;
  return [shared, careOf(shared?.person ?? null)].some((care) => care?.route === 'quiet' && (!care.route_checked_at || Date.parse(care.route_checked_at) > Date.parse(from_at)));
}
