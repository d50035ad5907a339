import { allOfTheApp } from '../i18n/own';
import data from './emergency.yaml';

const { numbers, eu } = allOfTheApp(data as { readonly numbers: Readonly<Record<string, readonly string[]>>; readonly eu: readonly string[] });

/** The number for danger right now, by country: those without lines of their own. */
export const NUMBERS: ReadonlyMap<string, string> = new Map(Object.entries(numbers).flatMap(([number, codes]) => codes.map((code) => [code, number])));

/** The members of the European Union among them. */
export const IN_THE_EU: ReadonlySet<string> = new Set(eu);

/** What reaches help from most mobile phones, where nothing better is known. */
export const EVERYWHERE = '112';
