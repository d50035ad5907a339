import { t } from '../../i18n';
import { confirmWithServer } from '../../session/close';
import { showToast } from '../../ui';
import { vault } from '../../vault/open-vault';

/** The server has ended this session: everything leaves the screen with the keys, and a line says why. */
export async function over(): Promise<void> {
  if (!vault.peek()) return; // it was said already
  await confirmWithServer();
  if (!vault.peek()) showToast({ text: t('clinic.over'), seconds: 30 });
}
