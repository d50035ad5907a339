import type { JSX } from 'preact';

import { told } from '../../session/news';
import { session } from '../../session/state';
import { Button } from '../../ui/button';
import { t } from '../../i18n';

/**
 * What happened to the account that was not done here, once on each device (who did it themselves closes it); and, for
 * as long as it is so, that everything is to be deleted.
 */
export function NewsLine(): JSX.Element {
  const { news, erasureDue } = session.value;
  return (
    <>
      {erasureDue !== null && (
        <p class="news-line">
          <a href="/you/account/delete">{t('account.erase_line')}</a>
        </p>
      )}
      {news !== null && (
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
