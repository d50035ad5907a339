import { t } from '../i18n';
import { session } from '../session/state';
import { inMemory } from '../store/in-memory';

/**
 * What stands at the head of every page while there is no connection. Only what an open client writes is kept, on the
 * device or, where the browser keeps nothing, in the page.
 */
export function offlineLine(): string {
  const { state, user } = session.value;
  if (state !== 'open' || user?.role !== 'client') return t('shell.offline_bare');
  return inMemory.value ? t('shell.offline_unkept') : t('shell.offline');
}
