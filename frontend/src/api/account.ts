import type { components } from './schema';
import type { Confirmed } from './session';
import { call } from './transport';

export type ErasureWhen = components['schemas']['ErasureWhen'];

/** What the server keeps of a person beside what only their devices open, in plain words. */
export type KeptCategory = {
  readonly name: string;
  readonly title: string;
  readonly why_not: string; // why its rows are not listed; "" where they are
  readonly rows: readonly Readonly<Record<string, unknown>>[];
};

export async function requestData(body: Confirmed): Promise<readonly KeptCategory[]> {
  return (await call<{ categories: readonly KeptCategory[] }>('POST', '/api/v1/account/data', { body })).categories;
}

type Erasure = { readonly due_at: string | null };

/** When everything is to be deleted; null where nothing is. */
export async function getErasure(): Promise<string | null> {
  return (await call<Erasure>('GET', '/api/v1/account/erasure')).due_at;
}

/** When it will be; null where it is done. */
export async function requestErasure(body: Confirmed & { readonly when: ErasureWhen }): Promise<string | null> {
  return (await call<Erasure>('POST', '/api/v1/account/erasure', { body })).due_at;
}

export function undoErasure(): Promise<unknown> {
  return call('POST', '/api/v1/account/erasure/undo');
}
