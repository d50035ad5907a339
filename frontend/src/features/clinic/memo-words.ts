import { openOwn, sealOwn } from '../../vault/own-words';
import type { ClientCase, Sealed } from './api';

type Place = { readonly kind: string; readonly id: string; readonly revision: number };

function place(careLink: string, revision: number): Place {
  return { kind: 'memo', id: careLink, revision };
}

/** What the clinician noted for themselves about a client; "" where there is nothing. Throws VaultError. */
export async function openMemo({ care_link, memo }: Pick<ClientCase, 'care_link' | 'memo'>): Promise<string> {
  return memo ? (await openOwn<{ text: string }>(memo.words, place(care_link, memo.revision))).text : '';
}

export async function sealMemo(careLink: string, text: string, revision: number): Promise<Sealed> {
  return { words: await sealOwn({ text }, place(careLink, revision)), revision };
}
