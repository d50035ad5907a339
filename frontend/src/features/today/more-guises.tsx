import type { JSX } from 'preact';

import { moreGuises, toldOfGuises } from '../../pwa/guise';
import { Actions, Button, Callout, LinkButton } from '../../ui';
import { t } from '../../i18n';

/** Once on each device: there are more names and icons than there were. None of them is put on by itself. */
export function MoreGuises(): JSX.Element | null {
  if (!moreGuises.value) return null;
  return (
    <Callout title={t('guise.more')}>
      <div class="stack stack--tight">
        <p>{t('guise.more_stay')}</p>
        <Actions>
          <LinkButton variant="outline" small href="/icon">
            {t('guise.more_look')}
          </LinkButton>
          <Button variant="outline" small onClick={toldOfGuises}>
            {t('shell.close')}
          </Button>
        </Actions>
      </div>
    </Callout>
  );
}
