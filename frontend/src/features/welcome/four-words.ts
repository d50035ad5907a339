import { random } from '../../vault/bytes';

/** Four of 512 words, chosen by chance on the device (36 bits, behind a slow key derivation). No word comes twice. */
export function fourWords(words: readonly string[]): string {
  const chosen = new Set<string>();
  while (chosen.size < 4) {
    const [high = 0, low = 0] = random(2);
    chosen.add(words[((high & 1) << 8) | low] as string);
  }
  return [...chosen].join(' ');
}
