import { ApiError } from '../../api/errors';
import { VaultError } from '../../vault/errors';
import type { ClientCase, SharedItem } from './api';
import { open } from './opened';
import { ChangedMeanwhile } from './opening';

/**
 * Opens several, each at a glance. One that was taken back meanwhile, or does not hold, keeps none of the others
 * closed: the first such error is thrown at the end. What would keep all of them closed is thrown at once.
 */
export async function openEach(one: ClientCase, items: readonly SharedItem[]): Promise<void> {
  const failed: unknown[] = [];
  for (const item of items) {
    await open(one, item, false).catch((error: unknown) => {
      if (!isOfItsOwn(error)) throw error;
      failed.push(error);
    });
  }
  if (failed.length > 0) throw failed[0];
}

function isOfItsOwn(error: unknown): boolean {
  return error instanceof ChangedMeanwhile || (error instanceof ApiError && error.status === 404) || (error instanceof VaultError && error.code !== 'locked');
}
