import type { JSX } from 'preact';

import { erased } from '../../session/state';
import { Button, Page } from '../../ui';
import { t } from '../../i18n';
import { dayAndClock } from '../../i18n/dates';

/** The quiet end: it is done, or it will be, and this device holds nothing. */
export function ErasedPage(): JSX.Element {
  const due = erased.value?.due ?? null;
  return (
    <Page title={t(due ? 'welcome.erased_later_title' : 'welcome.erased_title')} titleOnPage>
      <p>{due ? t('welcome.erased_later', { when: dayAndClock(due) }) : t('welcome.erased')}</p>
      <div>
        <Button variant="soft" onClick={() => (erased.value = null)}>
          {t('welcome.erased_done')}
        </Button>
      </div>
    </Page>
  );
}
