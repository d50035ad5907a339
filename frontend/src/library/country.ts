import { signal } from '@preact/signals';

import { onSignOut } from '../vault/forget';
import { language } from '../i18n';
import { helplines } from './helplines';

const KEPT = 'attune-country';
const ELSEWHERE = 'ANY';

/** The countries with helplines of their own. A person chooses; nobody is located. */
export const COUNTRIES: readonly string[] = Object.keys(helplines).filter((code) => code !== ELSEWHERE);

/**
 * The chosen country, "ANY" for another one, "" when none was chosen. Kept on the device, so that help works signed
 * out.
 */
export const country = signal(restore());

export function setCountry(code: string): void {
  country.value = code;
  try {
    if (code === '') localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, code);
  } catch {
    // A browser that stores nothing asks again next time.
  }
}

/** A country's name in the language on the screen. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(language.value, { type: 'region' }).of(code) ?? code;
}

function restore(): string {
  try {
    const kept = localStorage.getItem(KEPT) ?? '';
    return kept in helplines ? kept : '';
  } catch {
    return '';
  }
}

onSignOut(() => setCountry(''));
