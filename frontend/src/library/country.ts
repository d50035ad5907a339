import { computed, signal } from '@preact/signals';

import { onSignOut } from '../vault/forget';
import { onThisBrowser } from '../vault/web-storage';
import { language } from '../i18n';
import { deviceZone } from '../i18n/zone';
import { ofTheApp } from '../i18n/own';
import { NUMBERS } from './emergency';

const KEPT = 'attune-country';
export const ELSEWHERE = 'ANY';

/** The countries with lines of their own. They stand here because a list of countries does without the lines. */
export const WITH_LINES = ['AT', 'AU', 'BE', 'CA', 'CH', 'DE', 'ES', 'FR', 'GB', 'IE', 'IT', 'NL', 'NZ', 'PL', 'PT', 'SE', 'US'] as const;

/** Every country whose number for danger is known. A person chooses. */
export const COUNTRIES: readonly string[] = [...WITH_LINES, ...NUMBERS.keys()].sort();

/**
 * The chosen country, "ANY" for another one, "" when none was chosen. Kept on the device, so that help works signed
 * out.
 */
export const country = signal(restore());

/** The country that help is shown for: the chosen one, else what the device's clock is set to. */
export const countryForHelp = computed(() => country.value || guessed());

export function setCountry(code: string): void {
  country.value = code;
  if (code === '') onThisBrowser.remove(KEPT);
  else onThisBrowser.set(KEPT, code);
}

/** As `followAccount` asks for it: a code that this app knows nothing of is left alone. */
export const place = {
  isChosen: (): boolean => country.peek() !== '',
  follow: (code: string): void => {
    if (COUNTRIES.includes(code)) setCountry(code);
  },
};

/** A country's name in the language on the screen. */
export function countryName(code: string): string {
  return ofTheApp(new Intl.DisplayNames(language.value, { type: 'region' }).of(code) ?? code);
}

/** All of them as options, by name. */
export function countryOptions(): { readonly value: string; readonly label: string }[] {
  const { compare } = new Intl.Collator(language.value);
  return COUNTRIES.map((value) => ({ value, label: countryName(value) })).sort((a, b) => compare(a.label, b.label));
}

/**
 * The country whose time zone the device keeps, "" where that says nothing. Read from the device alone, and never from
 * its language: a phone that speaks English is not therefore in England.
 */
export function guessed(zone = deviceZone()): string {
  return COUNTRIES.find((code) => zonesOf(code).includes(zone)) ?? '';
}

type WithZones = { readonly getTimeZones?: () => readonly string[] | undefined; readonly timeZones?: readonly string[] | undefined };

function zonesOf(code: string): readonly string[] {
  const place = new Intl.Locale(`und-${code}`) as Intl.Locale & WithZones;
  return place.getTimeZones?.() ?? place.timeZones ?? []; // an older browser can't tell, and then nothing is guessed
}

function restore(): string {
  const kept = onThisBrowser.get(KEPT) ?? '';
  return kept === ELSEWHERE || COUNTRIES.includes(kept) ? kept : '';
}

onSignOut(() => setCountry(''));
