import type { JSX } from 'preact';

import { told } from '../../session/news';
import { session } from '../../session/state';
import { Button } from '../../ui/button';
import { t } from '../../i18n';

/** Once on each device: something happened to the account that was not done here. Who did it themselves closes it. */
export function NewsLine(): JSX.Element {
  return (
    <p class="news-line" role="status">
      <span>{t('account.news')}</span> <a href="/you/account/events">{t('account.news_look')}</a>{' '}
      <Button variant="plain" small onClick={() => void told(session.peek().news ?? 0)}>
        {t('shell.close')}
      </Button>
    </p>
  );
}
