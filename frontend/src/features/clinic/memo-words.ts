import { openOwn } from '../../vault/own-words';
import type { ClientCase } from './api';

/** What the clinician noted for themselves about a client; "" where there is nothing. Throws VaultError. */
export async function openMemo({ care_link, memo }: Pick<ClientCase, 'care_link' | 'memo'>): Promise<string> {
  return memo ? (await openOwn<{ text: string }>(memo.words, { kind: 'memo', id: care_link, revision: memo.revision })).text : '';
}
