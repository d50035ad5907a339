import { derivePassphrase, type KdfParameters, type PassphraseKeys } from './derive';

// How a thumb types a passphrase: with a capital first letter, a space behind the last word, two between others.

const LEAST_CHARACTERS = 12;

/** Whether words of one's own are too few letters to be kept. */
export function isTooShort(typed: string): boolean {
  return [...trimmed(typed)].length < LEAST_CHARACTERS;
}

/** The keys of a passphrase that is set now. Throws VaultError("weak_derivation"). */
export async function deriveNew(typed: string, kdf: KdfParameters): Promise<PassphraseKeys> {
  return derivePassphrase(await spelling(typed), kdf);
}

/**
 * Opens with a passphrase as it was typed: first as it would be set today, then to the letter, for words that were set
 * before there was one spelling, and last as words that were made in another language of the app. No spelling is tried
 * twice. `refused` says whether an error means other words.
 */
export async function openWithPassphrase<Opened>(
  typed: string,
  kdf: KdfParameters,
  open: (keys: PassphraseKeys) => Promise<Opened>,
  refused: (error: unknown) => boolean,
): Promise<Opened> {
  const tried = new Set<string>();
  let reason: unknown;
  for (const spell of [spelling, toTheLetter, spelledElsewhere]) {
    const spelled = await spell(typed);
    if (tried.has(spelled)) continue;
    tried.add(spelled);
    try {
      return await open(await derivePassphrase(spelled, kdf));
    } catch (error) {
      if (!refused(error)) throw error;
      reason = error;
    }
  }
  throw reason;
}

/** The one spelling under which a passphrase is set: made words as they were made, any others without outer spaces. */
async function spelling(typed: string): Promise<string> {
  const { asMade } = await import('./made-words'); // not in the first screen's script
  return (await asMade(typed, 'here')) ?? trimmed(typed);
}

/** The same of words that were made where the app spoke another language. */
async function spelledElsewhere(typed: string): Promise<string> {
  const { asMade } = await import('./made-words');
  return (await asMade(typed, 'elsewhere')) ?? toTheLetter(typed);
}

function toTheLetter(typed: string): string {
  return typed.normalize('NFKC');
}

function trimmed(typed: string): string {
  // trim() keeps what shows nothing, such as a zero-width space that came with a paste
  return typed.normalize('NFKC').replaceAll(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
}
