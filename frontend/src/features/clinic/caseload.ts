import { signal } from '@preact/signals';

import { describeError } from '../../app/describe-error';
import type { Alias } from '../../vault/care-link';
import { onForget } from '../../vault/forget';
import { type Case, getCaseload } from './api';
import { openCase } from './opening';

export type OpenCase = Case & { readonly alias: Alias | null };

/** The caseload in memory, for the list beside every page; null until it is here. Forgotten with the keys. */
export const caseload = signal<readonly OpenCase[] | null>(null);
export const caseloadError = signal('');

/** Fetches it again. What was shown stays meanwhile, and also when it can't be fetched. */
export async function loadCaseload(): Promise<void> {
  try {
    const cases = await getCaseload();
    caseload.value = await Promise.all(cases.map(async (one) => ({ ...one, alias: await openCase(one) })));
    caseloadError.value = '';
  } catch (error) {
    caseloadError.value = describeError(error);
  }
}

onForget(() => {
  caseload.value = null;
  caseloadError.value = '';
});
