import { signal } from '@preact/signals';

import { describeError } from '../../ui/describe-error';
import type { Alias } from '../../vault/care-link';
import { onForget } from '../../vault/forget';
import { type Case, getCaseload } from './api';
import { openCase } from './opening';

export type OpenCase = Case & { readonly alias: Alias | null };

/** The caseload in memory, for the list beside every page; null until it is here. Forgotten with the keys. */
export const caseload = signal<readonly OpenCase[] | null>(null);
export const caseloadError = signal('');
/** When the clinician promised to look, as the clients were told; "" until it is here. */
export const responseWindow = signal('');

/** Fetches it again. What was shown stays meanwhile, and also when it can't be fetched. */
export async function loadCaseload(): Promise<void> {
  try {
    const { results, response_window } = await getCaseload();
    responseWindow.value = response_window;
    caseload.value = await Promise.all(results.map(async (one) => ({ ...one, alias: await openCase(one) })));
    caseloadError.value = '';
  } catch (error) {
    caseloadError.value = describeError(error);
  }
}

onForget(() => {
  caseload.value = null;
  responseWindow.value = '';
  caseloadError.value = '';
});
