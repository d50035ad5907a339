import type { JSX } from 'preact';

import { t } from '../i18n';

/** Stands quietly wherever heavy things are written. */
export function HeavyLine(): JSX.Element {
  return (
    <p class="quiet small">
      <a href="/help">{t('shell.heavy')}</a>
    </p>
  );
}
