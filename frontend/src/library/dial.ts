/** "(0)" behind the number of a country is for calls inside it. */
const dialled = (number: string): string => number.replace(/^((?:\+|00)[\d\s.-]+)\(0\)/, '$1').replaceAll(/[^\d+]/g, '');

/** `tel:` takes digits and a plus only. */
export function telephone(number: string): string {
  return `tel:${dialled(number)}`;
}

/** `sms:` with the word already typed where one is wanted. `?&body=` is understood by iOS and Android alike. */
export function message(number: string, word?: string): string {
  const address = `sms:${dialled(number)}`;
  return word ? `${address}?&body=${encodeURIComponent(word)}` : address;
}

/** A number in its international form, in WhatsApp. */
export function whatsapp(number: string): string {
  return `https://wa.me/${dialled(number).replace('+', '')}`;
}
