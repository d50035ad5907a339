import { call } from '../api/transport';
import { openWords, type WordsEnvelope } from '../vault/envelope';
import { requireVault } from '../vault/open-vault';
import { sealOwn } from '../vault/own-words';

/** What a person wants to be called, in their own words. Only their devices, and a clinician they told, can read it. */
export type ProfileWords = { readonly name: string; readonly pronouns: string };

type Profile = { readonly words: WordsEnvelope | null; readonly revision: number };

const EMPTY: ProfileWords = { name: '', pronouns: '' };

/** Throws Offline, and VaultError when the words don't open. */
export async function readProfileWords(): Promise<{ words: ProfileWords; revision: number }> {
  const { words, revision } = await call<Profile>('GET', '/api/v1/profile');
  const { owner, keys } = requireVault();
  if (!words) return { words: EMPTY, revision };
  const opened = await openWords<ProfileWords>(words, keys.entries, { kind: 'profile', owner, id: owner, revision });
  return { words: { ...EMPTY, ...opened }, revision };
}

/**
 * Throws Offline, and ApiError("stale_revision") when another device changed them meanwhile. Returns the new
 * revision.
 */
export async function saveProfileWords(words: ProfileWords, base: number): Promise<number> {
  const { owner } = requireVault();
  const sealed = await sealOwn(words, { kind: 'profile', id: owner, revision: base + 1 });
  return (await call<Profile>('PATCH', '/api/v1/profile', { body: { words: sealed, revision: base + 1 } })).revision;
}
