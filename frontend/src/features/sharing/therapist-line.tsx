import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { session } from '../../session/state';
import { therapistNews } from '../../session/asked-again';
import { Button } from '../../ui/button';
import { chrome } from '../../ui/page-chrome';
import { useLoaded } from '../../ui/use-loaded';
import { loadCatalogues, t } from '../../i18n';

/** Once at an opening: that something is to be read about a therapist. It waits while something else is done. */
export function TherapistLine(): JSX.Element | null {
  const { path } = useLocation();
  const { state, lockOffered } = session.value;
  const texts = useLoaded(async () => ({ loaded: await loadCatalogues('sharing') }));
  const news = therapistNews.value;
  if (!texts || !news || state !== 'open' || lockOffered || chrome.value.focused) return null;
  if (path === '/help' || path.startsWith('/you/sharing')) return null;
  return (
    <p class="news-line" role="status">
      <span>{t(news === 'left' ? 'sharing.left_line' : 'sharing.handover_line')}</span> <a href="/you/sharing">{t('sharing.therapist_look')}</a>{' '}
      <Button variant="plain" small onClick={() => (therapistNews.value = null)}>
        {t('shell.close')}
      </Button>
    </p>
  );
}
