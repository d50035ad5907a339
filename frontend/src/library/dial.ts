/** `tel:` takes digits and a plus only. */
export function telephone(number: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '')}`;
}

/** `sms:` with the word already typed where one is wanted. `?&body=` is understood by iOS and Android alike. */
export function message(number: string, word?: string): string {
  const address = `sms:${number.replaceAll(/[^\d+]/g, '')}`;
  return word ? `${address}?&body=${encodeURIComponent(word)}` : address;
}
