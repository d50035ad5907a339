import { signal } from '@preact/signals';

import { onSignOut } from '../vault/forget';
import { onThisBrowser } from '../vault/web-storage';
import { language } from '../i18n';
import { ofTheApp } from '../i18n/own';
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
  if (code === '') onThisBrowser.remove(KEPT);
  else onThisBrowser.set(KEPT, code);
}

/** A country's name in the language on the screen. */
export function countryName(code: string): string {
  return ofTheApp(new Intl.DisplayNames(language.value, { type: 'region' }).of(code) ?? code);
}

function restore(): string {
  const kept = onThisBrowser.get(KEPT) ?? '';
  return kept in helplines ? kept : '';
}

onSignOut(() => setCountry(''));
