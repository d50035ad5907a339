import { session } from '../../session/state';
import { t } from '../../i18n';

/** Whether somebody's own places are there to go to. */
export function isInside(): boolean {
  const { state, user } = session.value;
  return state === 'open' && user?.role === 'client';
}

/** Where the list leads back to. */
export function wayBack(): { readonly href: string; readonly label: string } {
  return isInside() ? { href: '/practice', label: t('shell.practice') } : { href: '/', label: t('reading.to_start') };
}
