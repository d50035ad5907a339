import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { closeWrongPins } from '../../session/locks';
import { told } from '../../session/news';
import { session } from '../../session/state';
import { Button } from '../../ui/button';
import { chrome } from '../../ui/page-chrome';
import { useLoaded } from '../../ui/use-loaded';
import { loadCatalogues, t } from '../../i18n';

/**
 * Once on each device: something happened to the account that was not done here; and, for as long as it is so, that
 * everything is to be deleted. So is that wrong PINs were tried here. It waits while something else is
 * done, and while it is locked.
 */
export function NewsLine(): JSX.Element | null {
  const { path } = useLocation();
  const { state, news, erasureDue, wrongPins, lockOffered } = session.value;
  const texts = useLoaded(async () => ({ loaded: await loadCatalogues('account') }));
  if (!texts || state !== 'open' || lockOffered || chrome.value.focused || path === '/help') return null;
  return (
    <>
      {erasureDue !== null && path !== '/you/account/delete' && (
        <p class="news-line">
          <a href="/you/account/delete">{t('account.erase_line')}</a>
        </p>
      )}
      {wrongPins > 0 && (
        <p class="news-line" role="status">
          <span>{t('account.wrong_pins', { count: wrongPins })}</span>{' '}
          <Button variant="plain" small onClick={closeWrongPins}>
            {t('shell.close')}
          </Button>
        </p>
      )}
      {news !== null && path !== '/you/account/events' && (
        <p class="news-line" role="status">
          <span>{t('account.news')}</span> <a href="/you/account/events">{t('account.news_look')}</a>{' '}
          <Button variant="plain" small onClick={() => void told(session.peek().news ?? 0)}>
            {t('shell.close')}
          </Button>
        </p>
      )}
    </>
  );
}
