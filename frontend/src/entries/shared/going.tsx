import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Button, showToast } from '../../ui';
import { saidOf } from '../../ui/save-state';
import { useLoaded } from '../../ui/use-loaded';
import { loadCatalogues, t } from '../../i18n';
import { entries, type Kind } from '../../store';
import { loadAspects } from '../aspects';

/** What `GoesByItself` shows once it is here. */
export function Going({ kind, id }: { kind: Kind; id: string }): JSX.Element | null {
  const going = useGoing(kind, id);
  if (!going) return null;
  return (
    <div class="row">
      <p class="quiet small" role="status">
        {going.kept === 'here' ? saidOf('kept_nowhere') : t(going.kept ? 'sharing.itself_kept_private' : 'sharing.itself_goes')}
      </p>
      <Button variant="soft" small onClick={going.change}>
        {t(going.kept ? 'sharing.itself_let_go' : 'sharing.itself_keep_private')}
      </Button>
    </div>
  );
}

/**
 * Whether it is kept from going by itself, as `keptPrivate`, and what changes that; null where it does not go anyway.
 */
export function useGoing(kind: Kind, id: string): { readonly kept: boolean | 'here'; readonly change: () => void } | null {
  const part = useLoaded(async () => {
    const [byItself, marks] = await Promise.all([import('./by-itself'), import('./private-marks')]);
    return { ...byItself, ...marks };
  });
  const runs = part?.scopesHere().some((scope) => scope.kind === kind) ?? false;
  const [knows, setKnows] = useState(false);
  useEffect(() => {
    // how kinds are shared is fetched for nobody else; without a connection it may never come
    if (runs) void Promise.all([loadAspects('sharing'), loadCatalogues('sharing')]).then(() => setKnows(true), () => undefined);
  }, [runs]);
  const entry = entries.find(kind, id);
  if (!part || !knows || !part.scopesHere().some((scope) => scope.kind === kind && part.isMeant(entry, scope))) return null;
  const kept = part.keptPrivate(id);
  const change = (): void => {
    const before = kept !== false; // as the button says, however often it is pressed until it says another thing
    void part.setPrivate(id, !before);
    void part.shareByItself(before ? id : undefined).then(
      () => before && part.isPrivate(id) && showToast({ text: t('sharing.itself_stays') }),
      (error: unknown) => {
        if (!part.isExpected(error)) throw error; // without a connection it is told at the next one
      },
    );
  };
  return { kept, change };
}
