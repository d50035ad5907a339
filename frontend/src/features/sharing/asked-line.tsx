import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { asksForConsent, asksForKeys, passOver } from '../../session/asked-again';
import { session } from '../../session/state';
import { Button } from '../../ui/button';
import { chrome } from '../../ui/page-chrome';
import { useLoaded } from '../../ui/use-loaded';
import { loadCatalogues, t } from '../../i18n';
import { TherapistLine } from './therapist-line';

/**
 * Once at an opening: that a therapist has new keys, or that there is consent to ask about again. It waits while
 * something else is done.
 */
function AskedLine(): JSX.Element | null {
  const { path } = useLocation();
  const { state, lockOffered } = session.value;
  const texts = useLoaded(async () => ({ loaded: await loadCatalogues('sharing') }));
  const keys = asksForKeys.value;
  if (!texts || !asksForConsent.value || state !== 'open' || lockOffered || chrome.value.focused) return null;
  if (path === '/help' || path.startsWith('/you/sharing')) return null;
  return (
    <p class="news-line" role="status">
      <span>{t(keys ? 'sharing.new_keys_line' : 'sharing.asked_line')}</span> <a href={keys ? `/you/sharing/new-keys/${keys}` : '/you/sharing/asked'}>{t('sharing.asked_look')}</a>{' '}
      <Button variant="plain" small onClick={passOver}>
        {t('shell.close')}
      </Button>
    </p>
  );
}

/** All that is asked or told once at an opening. */
export function OpeningLines(): JSX.Element {
  return (
    <>
      <TherapistLine />
      <AskedLine />
    </>
  );
}
