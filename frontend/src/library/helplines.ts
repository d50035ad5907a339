import { allOfTheApp } from '../i18n/own';
import data from './helplines.yaml';

export { message, telephone } from './dial';

export type Line = {
  readonly name: string;
  readonly call?: string;
  readonly text?: string;
  readonly web?: string;
  /** The word to text, or what to press on a call. */
  readonly say?: string;
  readonly note?: string;
  readonly verified: boolean;
};

export type CountryHelp = {
  readonly emergency?: { readonly number: string; readonly note?: string; readonly verified: boolean };
  readonly lines: readonly Line[];
};

export const helplines = allOfTheApp(data as Readonly<Record<string, CountryHelp>>);

/**
 * What may be shown for a chosen country: its emergency number, and only lines whose number somebody checked. The
 * list for "any country" always comes last.
 */
export function helpFor(code: string): { emergency: CountryHelp['emergency']; lines: readonly Line[] } {
  const here = helplines[code];
  const anywhere = helplines['ANY'];
  const lines = [...(here?.lines ?? []), ...(here === anywhere ? [] : (anywhere?.lines ?? []))];
  return { emergency: here?.emergency, lines: lines.filter((line) => line.verified) };
}
