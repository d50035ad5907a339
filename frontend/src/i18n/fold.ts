/**
 * Without case, accents and quotes, and with one kind of dash, so that "cafe" finds "Café", and "O'Neill" what a phone
 * wrote as "O’Neill". What shows nothing counts for nothing.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase() // of ß alone it makes two letters
    .toLowerCase()
    .replaceAll(/[\p{Diacritic}\p{Cf}\p{Pi}\p{Pf}'"]/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o');
}
