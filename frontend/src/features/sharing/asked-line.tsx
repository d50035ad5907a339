import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { asksForConsent, asksForKeys, therapistNews } from '../../session/asked-again';
import { isQuietWithTherapist } from '../../library/own-cards';
import { session } from '../../session/state';
import { Button } from '../../ui/button';
import { chrome } from '../../ui/page-chrome';
import { useLoaded } from '../../ui/use-loaded';
import { loadCatalogues, t } from '../../i18n';

/**
 * All that is asked or told once at an opening: what is to be read about a therapist, and that one has new keys or
 * that there is consent to ask about again. The second of these two is asked once the first was looked at or closed: it
 * would pause unasked otherwise. It waits while something else is done.
 */
export function OpeningLines(): JSX.Element | null {
  const { path } = useLocation();
  const { state, lockOffered } = session.value;
  const texts = useLoaded(async () => ({ loaded: await loadCatalogues('sharing') }));
  const news = therapistNews.value;
  // New keys ask for a word with them. Where the person goes quietly there, they wait on their own page.
  const keys = isQuietWithTherapist() ? null : asksForKeys.value;
  if (!texts || state !== 'open' || lockOffered || chrome.value.focused) return null;
  if (path === '/help' || path.startsWith('/you/sharing')) return null;
  return (
    <>
      {news && (
        <Line href="/you/sharing" look={t('sharing.therapist_look')} close={() => (therapistNews.value = null)}>
          {t(news === 'left' ? 'sharing.left_line' : 'sharing.handover_line')}
        </Line>
      )}
      {keys && (
        <Line href={`/you/sharing/new-keys/${keys}`} look={t('sharing.therapist_look')} close={() => (asksForKeys.value = null)}>
          {t('sharing.new_keys_line')}
        </Line>
      )}
      {asksForConsent.value && !keys && (
        <Line href="/you/sharing/asked" look={t('sharing.asked_look')} close={() => (asksForConsent.value = false)}>
          {t('sharing.asked_line')}
        </Line>
      )}
    </>
  );
}

type LineProps = { readonly href: string; readonly look: string; readonly close: () => void; readonly children: string };

function Line({ href, look, close, children }: LineProps): JSX.Element {
  return (
    <p class="news-line" role="status">
      <span>{children}</span> <a href={href}>{look}</a>{' '}
      <Button variant="plain" small onClick={close}>
        {t('shell.close')}
      </Button>
    </p>
  );
}
