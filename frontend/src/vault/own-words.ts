import { openWords, sealWords, type WordsEnvelope } from './envelope';
import { requireVault } from './open-vault';

type OwnPlace = { readonly kind: string; readonly id: string; readonly revision: number };

/** Seals words of the person who is signed in (a profile, an invitation). Entries are sealed by the offline store. */
export function sealOwn(words: unknown, place: OwnPlace): Promise<WordsEnvelope> {
  const { keys, owner } = requireVault();
  return sealWords(words, keys.entries, { ...place, owner });
}

/** Throws VaultError("cannot_open"). */
export function openOwn<Words>(envelope: WordsEnvelope, place: OwnPlace): Promise<Words> {
  const { keys, owner } = requireVault();
  return openWords<Words>(envelope, keys.entries, { ...place, owner });
}
