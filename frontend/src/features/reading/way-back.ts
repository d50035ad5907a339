import { isClientHere } from '../../session/client-here';
import { t } from '../../i18n';

/** Where the list leads back to. */
export function wayBack(): { readonly href: string; readonly label: string } {
  return isClientHere() ? { href: '/practice', label: t('shell.practice') } : { href: '/', label: t('reading.to_start') };
}
