import type { JSX } from 'preact';

import { SecretField } from '../../ui';
import { t } from '../../i18n';

/** The words asked again, before an act that an open device alone must not be enough for. */
export function CurrentPassphrase({ value, onInput }: { readonly value: string; readonly onInput: (typed: string) => void }): JSX.Element {
  return <SecretField label={t('account.current')} hint={t('account.confirm_hint')} value={value} onInput={onInput} autocomplete="current-password" />;
}
