import type { JSX } from 'preact';

import { THEME } from '../../api/vocabularies/theme';
import { call } from '../../api/transport';
import { session } from '../../session/state';
import { type Theme, theme, setTheme } from '../../ui/theme';
import { look } from '../../library/drawings/settings';
import { Face } from '../../library/face';
import { Choice, Page } from '../../ui';
import { t } from '../../i18n';

/** Changes at once on this device; the profile follows when there is a connection. */
export default function ThemePage(): JSX.Element {
  const choose = (next: Theme): void => {
    setTheme(next);
    void call('PATCH', '/api/v1/profile', { body: { theme: next } }).catch(() => undefined);
  };
  const back = session.value.user?.role === 'clinician' ? { href: '/you/account', label: t('you.account') } : { href: '/you', label: t('shell.you') };
  return (
    <Page title={t('you.theme')} back={back}>
      <Face of={look} tone="clay" />
      <Choice
        legend={t('you.theme')}
        legendHidden
        options={THEME.map((value) => ({ value, label: t.of('you.theme', value), hint: t.of('you.theme_*_hint', value) }))}
        value={theme.value}
        onChange={choose}
      />
    </Page>
  );
}
