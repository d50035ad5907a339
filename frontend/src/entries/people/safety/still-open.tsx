import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { endScope, getScopes, type Scope } from '../../../api/scopes';
import { getGrants, type Grant, revokeGrant } from '../../../api/sharing';
import { t } from '../../../i18n';
import { drafts } from '../../../store';
import { Button, ErrorCallout } from '../../../ui';
import { useAct } from '../../../ui/use-act';
import { useFetched } from '../../../ui/use-fetched';
import { noteEnded } from '../../shared/by-itself';

type Open = { readonly grants: readonly Grant[]; readonly scopes: readonly Scope[] };

async function fetchOpen(): Promise<Open> {
  const [grants, scopes] = await Promise.all([getGrants(), getScopes()]);
  return { grants: grants.filter(({ state }) => state === 'live' || state === 'paused'), scopes };
}

/** Doing it twice changes nothing. What went by itself is taken back with what it went by. */
async function closeAll({ grants, scopes }: Open): Promise<void> {
  const ended = scopes.map(async ({ id }) => {
    await endScope(id);
    noteEnded(id);
  });
  await Promise.all([...ended, ...grants.filter(({ scope }) => !scopes.some(({ id }) => id === scope)).map(({ id }) => revokeGrant(id))]);
}

/**
 * Closes in one tap what a therapist can open, and what was to go by itself. Leaving it is as good an answer, and is
 * not asked again on this device (ADR 26). Without a connection the list under You still has it all.
 */
export function StillOpen({ id, held }: { id: string; /** Nothing goes by itself meanwhile. */ held: boolean }): JSX.Element | null {
  const { data } = useFetched(fetchOpen);
  const name = `still-open/${id}`;
  const [said, setSaid] = useState<'closed' | 'left' | null>(() => drafts.get<'left'>(name) ?? null);
  const act = useAct();
  if (said) return <p role="status">{t(said === 'closed' ? 'safety.open_closed' : 'safety.open_left')}</p>;
  if (!data || data.grants.length + data.scopes.length === 0) return null;
  const close = async (): Promise<void> => {
    await closeAll(data); // asked for in this very turn: it holds although the page goes
    const now = await fetchOpen(); // and what has come since
    const asked = new Set([...data.scopes, ...data.grants].map(({ id }) => id));
    await closeAll({ scopes: now.scopes.filter(({ id }) => !asked.has(id)), grants: now.grants.filter(({ id }) => !asked.has(id)) });
    setSaid('closed');
  };
  const leave = (): void => {
    void drafts.set(name, 'left');
    setSaid('left');
  };
  return (
    <div class="stack stack--tight">
      <p>
        {t('safety.open_still')} {held && t('safety.open_held')}
      </p>
      <p>{t('safety.open_close_note')}</p>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button variant="outline" small busy={act.busy} onClick={() => act.run(close)}>
          {t('safety.open_close')}
        </Button>
        <Button variant="outline" small onClick={leave}>
          {t('safety.open_leave')}
        </Button>
      </div>
    </div>
  );
}
