import { ApiError, Offline } from '../api/errors';
import { t } from '../i18n';
import { describeError } from './describe-error';

/** A plain sentence for what kept a page from being fetched: nothing was typed there, so nothing is said of that. */
export function describeUnread(error: unknown): string {
  if (error instanceof Offline) return t('errors.unread_offline');
  if (!(error instanceof ApiError) || error.status >= 500) return t('errors.unread');
  return error.status === 401 ? t('errors.unread_signed_out') : describeError(error);
}
