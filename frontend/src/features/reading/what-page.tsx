import type { JSX } from 'preact';

import { Actions, LinkButton, Page } from '../../ui';
import { t } from '../../i18n';
import { isClientHere } from '../../session/client-here';

/** What this is, in a minute, for who likes to know before or after. */
export function WhatPage(): JSX.Element {
  return (
    <Page title={t('reading.what')} titleOnPage back={{ href: '/read', label: t('reading.title') }}>
      <div class="stack">
        <p>{t('reading.what_for')}</p>
        <p>{t('reading.what_how')}</p>
        <p>{t('reading.what_not')}</p>
      </div>
      {isClientHere() && (
        <Actions>
          <LinkButton variant="soft" href="/you/about">
            {t('reading.about')}
          </LinkButton>
        </Actions>
      )}
    </Page>
  );
}
