import type { JSX } from 'preact';

import { Button } from '../../ui';
import { useLoaded } from '../../ui/use-loaded';
import { loadCatalogues, t } from '../../i18n';
import type { Kind } from '../../store';

/** On the page of what goes to a therapist by itself: that it does, and the way to keep this one. Nothing elsewhere. */
export function GoesByItself({ kind, id }: { kind: Kind; id: string }): JSX.Element | null {
  const part = useLoaded(async () => {
    const [{ isExpected, scopesHere, shareByItself }, { isPrivate, setPrivate }] = await Promise.all([import('./by-itself'), import('./private-marks'), loadCatalogues('sharing')]);
    return { isExpected, isPrivate, scopesHere, setPrivate, shareByItself };
  });
  if (!part?.scopesHere().some((scope) => scope.kind === kind)) return null;
  const kept = part.isPrivate(id);
  const change = (): void => {
    void part.setPrivate(id, !kept);
    void part.shareByItself().catch((error: unknown) => {
      if (!part.isExpected(error)) throw error; // without a connection it is told at the next one
    });
  };
  return (
    <div class="row">
      <p class="quiet small" role="status">
        {t(kept ? 'sharing.itself_kept_private' : 'sharing.itself_goes')}
      </p>
      <Button variant="soft" small onClick={change}>
        {t(kept ? 'sharing.itself_let_go' : 'sharing.itself_keep_private')}
      </Button>
    </div>
  );
}
