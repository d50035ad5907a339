import { t } from '../i18n';
import type { COMPLAINTS, UNNAMED } from '../i18n/families';
import { allOfTheApp } from '../i18n/own';
import data from './complaints.yaml';

/** Where to complain about a therapist. */
export type Complaint = { readonly id: Described; readonly name?: string; readonly web?: string };
type Described = (typeof COMPLAINTS)[number];

const complaints = allOfTheApp(data as Readonly<Record<string, readonly Complaint[]>>);
const anywhere = complaints['ANY'] ?? [];

/** The ways of a chosen country, if somebody looked them up, and always the one that holds anywhere. */
export function complaintsIn(code: string): readonly Complaint[] {
  return [...(code === 'ANY' ? [] : (complaints[code] ?? [])), ...anywhere];
}

/** What a body calls itself, or what it is where each place has its own. */
export function bodyOf({ id, name }: Complaint): string {
  return name ?? t.of('safety.complaint_*_name', id as (typeof UNNAMED)[number]);
}

/** For whom it is. */
export function scopeOf({ id }: Complaint): string {
  return t.of('safety.complaint_*_for', id);
}
