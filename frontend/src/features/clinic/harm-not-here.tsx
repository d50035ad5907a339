import type { JSX } from 'preact';

import { t } from '../../i18n';
import { Callout } from '../../ui';
import { NotHere } from './not-here';

/** That an answer about self-harm waits, where nothing more about it could be fetched. */
export function HarmNotHere({ again }: { readonly again: () => void }): JSX.Element {
  return (
    <Callout tone="clay" title={t('clinic.harm_not_here_title')}>
      <NotHere again={again} />
    </Callout>
  );
}
