import { allOfTheApp } from '../i18n/own';
import { EVERYWHERE, IN_THE_EU, NUMBERS } from './emergency';
import data from './helplines.yaml';

export { message, telephone, whatsapp } from './dial';

export type About = 'crime' | 'listening' | 'sexual_violence' | 'stalking' | 'suicide' | 'violence';
export type Who = 'indigenous' | 'lgbt' | 'men' | 'older' | 'veterans' | 'women';
export type Where = 'british_columbia' | 'england' | 'england_wales' | 'manitoba' | 'northern_ireland' | 'ontario' | 'quebec' | 'scotland' | 'vienna' | 'wales' | 'zurich';
export type Span = { readonly days: 'daily' | 'fri' | 'mon_thu' | 'weekdays'; readonly from: string; readonly to: string };
export type Hours = 'always' | 'unsaid' | readonly Span[];

export type Line = {
  readonly name: string;
  readonly about: readonly About[];
  /** For whom; for all where nobody is named. */
  readonly who?: Who;
  /** The part of the country. */
  readonly where?: Where;
  readonly call?: string;
  /** What to press when a call is answered. */
  readonly press?: string;
  readonly text?: string;
  /** The word to text. */
  readonly say?: string;
  readonly whatsapp?: string;
  readonly chat?: string;
  readonly web?: string;
  readonly hours?: Hours;
  readonly chat_hours?: Hours;
  /** None where they differ from country to country. */
  readonly languages?: readonly string[];
  readonly interpreters?: boolean;
  readonly not_everywhere?: boolean;
  readonly cost?: 'free' | 'unsaid' | 'usual';
  readonly verified: string;
  /** Of the page that it was read in, where that is known. */
  readonly year?: number;
};

export type Emergency = {
  readonly number: string;
  readonly police?: string;
  /** Help in danger by text. */
  readonly text?: string;
  /** What to press on a call by somebody who can't speak. */
  readonly silent?: string;
};

export type CountryHelp = { readonly emergency?: Emergency; readonly lines: readonly Line[] };

export type Help = {
  readonly emergency: Emergency;
  /** Whether that is the country's own number, and not the one that works in most places. */
  readonly known: boolean;
  readonly lines: readonly Line[];
};

export const helplines = allOfTheApp(data as Readonly<Record<string, CountryHelp>>);

/** What is shown for a country, or for none: what to call in danger, and its lines. Those for anywhere come last. */
export function helpFor(code: string): Help {
  const here = code === 'ANY' ? undefined : helplines[code];
  const number = here?.emergency?.number ?? NUMBERS.get(code);
  const lines = here?.lines ?? (IN_THE_EU.has(code) ? helplines['EU']?.lines : undefined) ?? [];
  return {
    emergency: here?.emergency ?? { number: number ?? EVERYWHERE },
    known: number !== undefined,
    lines: [...lines, ...(helplines['ANY']?.lines ?? [])],
  };
}

/** Whether somebody can be reached without speaking. */
export function isSilent({ chat, text, whatsapp }: Line): boolean {
  return Boolean(chat ?? text ?? whatsapp);
}

/** The same lines, those that can be reached without speaking first. */
export function silentFirst(lines: readonly Line[]): readonly Line[] {
  return [...lines.filter(isSilent), ...lines.filter((line) => !isSilent(line))];
}

/** Those for everybody in all of the country who is in distress, whatever it is about, that can be called or texted. */
export function inDistress(lines: readonly Line[]): readonly Line[] {
  const wide = ({ about, who, where }: Line): boolean => !who && !where && (about.includes('suicide') || about.includes('listening'));
  return lines.filter((line) => wide(line) && (line.call ?? line.text));
}
