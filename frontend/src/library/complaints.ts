import { allOfTheApp } from '../i18n/own';
import data from './complaints.yaml';

/** Where to complain about a therapist. */
export type Complaint = { readonly name: string; readonly for: string; readonly web?: string };

const complaints = allOfTheApp(data as Readonly<Record<string, readonly Complaint[]>>);
const anywhere = complaints['ANY'] ?? [];

/** The ways of a chosen country, if somebody looked them up, and always the one that holds anywhere. */
export function complaintsIn(code: string): readonly Complaint[] {
  return [...(code === 'ANY' ? [] : (complaints[code] ?? [])), ...anywhere];
}
