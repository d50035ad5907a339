/** Without case and accents, so that "cafe" finds "Café". */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '').toLowerCase();
}
