import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import type { Look } from '../../store/looks';
import { review, type Versions } from '../../store/review';
import { useAct } from '../../ui/use-act';
import { Actions, Button, ErrorCallout } from '../../ui';
import { t } from '../../i18n';
import { Version } from './version';

/** Something that came from the server and was not taken: what is here, what came, and what one can do. */
export function NeedsALook({ look }: { look: Look }): JSX.Element {
  const [found, setFound] = useState<Versions | null>(null);
  const act = useAct();
  useEffect(() => {
    void review.versions(look).then(setFound);
  }, [look]);
  return (
    <section class="stack">
      <h2>{t.of('journal.look', look.reason)}</h2>
      <p class="quiet">{t('journal.came_why')}</p>
      {found && (found.mine || found.theirs) && (
        <div class="versions">
          {found.mine && <Version title={t('journal.came_here')} entry={found.mine} />}
          {found.theirs && <Version title={t('journal.came_there')} entry={found.theirs} />}
        </div>
      )}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      {found && (
        <Actions>
          {found.mine && look.wire && (
            <Button variant="soft" onClick={() => act.run(() => review.keepMine(look))}>
              {t('journal.keep_mine')}
            </Button>
          )}
          {found.theirs && (
            <Button variant="soft" onClick={() => act.run(() => review.takeTheirs(look))}>
              {t('journal.came_take')}
            </Button>
          )}
          <Button variant="plain" onClick={() => act.run(() => review.drop(look))}>
            {look.reason === 'no_list' ? t('journal.came_list_anew') : t('journal.came_let_go')}
          </Button>
        </Actions>
      )}
    </section>
  );
}
