import { computed, signal } from '@preact/signals';

import { held } from '../../api/held';
import { describeError } from '../../ui/describe-error';
import type { Alias } from '../../vault/care-link';
import { onForget } from '../../vault/forget';
import { type Case, getCaseload } from './api';
import { openCase } from './opening';

export type OpenCase = Case & { readonly alias: Alias | null };

const list = held(async () => {
  const { results, response_window } = await getCaseload();
  return { cases: await Promise.all(results.map(async (one) => ({ ...one, alias: await openCase(one) }))), response_window };
});

/** The caseload in memory, for the list beside every page; null until it is here. Forgotten with the keys. */
export const caseload = computed<readonly OpenCase[] | null>(() => list.value.value?.cases ?? null);
export const caseloadError = signal('');
/** When the clinician promised to look, as the clients were told; "" until it is here. */
export const responseWindow = computed(() => list.value.value?.response_window ?? '');

/** Fetches it again. What was shown stays meanwhile, and also when it can't be fetched. */
export async function loadCaseload(): Promise<void> {
  try {
    await list.load();
    caseloadError.value = '';
  } catch (error) {
    caseloadError.value = describeError(error);
  }
}

onForget(() => {
  caseloadError.value = '';
});
