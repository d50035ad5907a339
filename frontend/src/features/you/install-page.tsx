import type { JSX } from 'preact';

import { install, installOffer, isByHand } from '../../pwa/install';
import { install as installFace } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { Actions, Button, Card, LinkButton, Page } from '../../ui';
import { t } from '../../i18n';

/** Putting the app on the home screen, the browser's own way. */
export function InstallPage(): JSX.Element {
  const offer = installOffer.value;
  return (
    <Page title={t('you.install')} lead={t('you.install_lead')} back={{ href: '/you', label: t('shell.you') }}>
      <Face of={installFace} tone="clay" />
      <Card>
        <div class="stack">
          <p role="status">{t.of('you.install', isByHand(offer) ? 'by_hand' : offer)}</p>
          {isByHand(offer) && (
            <ol class="steps">
              <li>{t.of('you.install_*_1', offer)}</li>
              <li>{t.of('you.install_*_2', offer)}</li>
            </ol>
          )}
          {offer === 'prompt' && (
            <Actions>
              <Button wide onClick={() => void install()}>
                {t('you.install_do')}
              </Button>
            </Actions>
          )}
        </div>
      </Card>
      <p class="quiet">{t('you.install_named')}</p>
      <div>
        <LinkButton variant="outline" small href="/icon">
          {t('you.install_name')}
        </LinkButton>
      </div>
    </Page>
  );
}
