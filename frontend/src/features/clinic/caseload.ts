import { computed, signal } from '@preact/signals';

import { ApiError, Offline } from '../../api/errors';
import { held } from '../../api/held';
import { loadAspects } from '../../entries/aspects';
import { t } from '../../i18n';
import { describeError } from '../../ui/describe-error';
import type { Alias } from '../../vault/care-link';
import { onForget } from '../../vault/forget';
import { type Case, getCaseload } from './api';
import { checkedKeys } from './checked-keys';
import { introduce, keepRoster, type Names, openRoster } from './roster';

export type OpenCase = Case & { readonly alias: Alias | null };

const list = held(async () => {
  const [{ results, roster, response_window, mark }] = await Promise.all([getCaseload(), loadAspects('sharing')]);
  const known = await openRoster(roster);
  checkedKeys.value = Object.fromEntries(Object.entries(known).flatMap(([link, { client_keys }]) => (client_keys ? [[link, client_keys]] : [])));
  const links = results.map(({ care_link }) => care_link);
  const fresh = await introduce(links.filter((link) => !known[link]));
  const names: Names = Object.fromEntries(links.flatMap((link) => [[link, known[link] ?? fresh[link]] as const]).filter((pair): pair is [string, Alias] => !!pair[1]));
  const changed = Object.keys(names).length !== Object.keys(known).length || Object.keys(fresh).length > 0;
  return {
    cases: results.map((one): OpenCase => ({ ...one, alias: names[one.care_link] ?? null })),
    response_window,
    mark,
    unkept: changed ? { names, revision: (roster?.revision ?? 0) + 1 } : null,
  };
});

/** The caseload in memory, for the list beside every page; null until it is here. Forgotten with the keys. */
export const caseload = computed<readonly OpenCase[] | null>(() => list.value.value?.cases ?? null);
export const caseloadError = signal('');
/** When the clinician promised to look, as the clients were told; "" until it is here. */
export const responseWindow = computed(() => list.value.value?.response_window ?? '');

/** That nobody watches what is shared, with what the clients were told as soon as that is here. */
export function notAlerts(): string {
  return responseWindow.value ? t('clinic.not_alerts', { window: responseWindow.value }) : t('clinic.not_alerts_ever');
}

/** Fetches it again. What was shown stays meanwhile, and also when it can't be fetched. */
export async function loadCaseload(): Promise<void> {
  try {
    await list.load();
    caseloadError.value = '';
    await keepNames();
  } catch (error) {
    caseloadError.value = error instanceof Offline ? t('errors.unread_offline') : error instanceof ApiError && error.status >= 500 ? t('errors.unread') : describeError(error);
  }
}

/** The same, where the server has another one than this: `mark` is of the one it has. */
export async function followCaseload(mark: string): Promise<void> {
  if (list.value.peek() && list.value.peek()?.mark !== mark) await loadCaseload();
}

/** A client whose link has ended leaves the list. */
export async function followEnd(careLink: string): Promise<void> {
  if (caseload.peek()?.some(({ care_link }) => care_link === careLink)) await loadCaseload();
}

async function keepNames(): Promise<void> {
  const data = list.value.peek();
  if (!data?.unkept) return;
  list.value.value = { ...data, unkept: null };
  await keepRoster(data.unkept.names, data.unkept.revision);
}

onForget(() => {
  caseloadError.value = '';
});
