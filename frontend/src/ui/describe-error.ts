import { ApiError, Offline } from '../api/errors';
import type { VaultError } from '../vault/errors';
import { type MessageKey, t } from '../i18n';

const BY_VAULT_CODE: Partial<Record<VaultError['code'], MessageKey>> = {
  cannot_open: 'errors.changed',
  bad_signature: 'errors.changed',
  key_mismatch: 'errors.changed',
  rolled_back: 'errors.changed',
  weak_derivation: 'errors.weak_derivation',
  wrong_passphrase: 'errors.wrong_words',
  bad_card: 'errors.bad_sheet',
  wrong_card: 'errors.wrong_sheet',
  card_not_confirmed: 'errors.wrong_sheet',
  locked: 'errors.signed_out',
};

/** By its name: the class comes with what opens a vault, and no field waits for that. */
function isOfVault(error: unknown): error is VaultError {
  return error instanceof Error && error.name === 'VaultError';
}

/** A plain sentence for whatever went wrong. Blames nobody; never shows a technical text. */
export function describeError(error: unknown): string {
  if (error instanceof Offline) return t('shell.error_offline');
  if (isOfVault(error)) return t(BY_VAULT_CODE[error.code] ?? 'shell.error_other');
  if (error instanceof ApiError) {
    if (error.status === 429) return t('errors.busy');
    if (error.status === 401) return t('errors.signed_out');
    if (error.status < 500) return describeCode(error.code);
  }
  return t('shell.error_other');
}

/** The sentence for an error's stable code. The server's own sentence is for developers: it comes in one language. */
export function describeCode(code: string): string {
  return t.of('errors.*', code);
}
