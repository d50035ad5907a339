import { now, today } from '../../i18n/calendar';
import { dayAfter } from '../../i18n/day-of';
import { type EntryContent, drafts, entries, type OpenEntry } from '../../store';
import { type Change, change } from '../change';
import type { Given } from './scoring';

export type Response = OpenEntry<'measure-responses'>;
export type Content = EntryContent<'measure-responses'>;

export const KIND = 'measure-responses';

type Said = { readonly measure: string; readonly version: string; readonly answers: Given };

/** One with nothing answered. */
export function blank(): Content {
  return { columns: { status: 'answering', measure: '', answered_on: null }, answers: {}, words: {} };
}

/** What was answered, and to which wording of which measure. */
export function saidIn({ words }: { readonly words: { readonly response?: string } }): Said | null {
  return readSaid(words.response ?? '');
}

/** Null for what is none of ours. */
export function readSaid(text: string): Said | null {
  try {
    const { measure, version, answers } = JSON.parse(text) as Partial<Said>;
    if (typeof measure !== 'string' || typeof version !== 'string' || typeof answers !== 'object') return null;
    return { measure, version, answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => typeof value === 'number')) };
  } catch {
    return null;
  }
}

type Asked = { readonly key: string; readonly version: string };

/** An answer, or null for one that is skipped. The first one makes it. */
export function answer(id: string, { key, version }: Asked, item: string, value: number | null): void {
  const before = entries.find('measure-responses', id);
  const { [item]: _, ...rest } = (before && saidIn(before)?.answers) ?? {};
  const answers = value === null ? rest : { ...rest, [item]: value };
  if (!before && value === null) return;
  changeResponse(id, { columns: { measure: key }, words: { response: JSON.stringify({ measure: key, version, answers }) } });
}

function changeResponse(id: string, what: Change<'measure-responses'>): void {
  change('measure-responses', id, what, blank());
}

/** No longer being written, with the day it was. Nothing happens to one that was never begun. */
export function keep(id: string): void {
  if (entries.find('measure-responses', id)?.columns.status === 'answering') changeResponse(id, { columns: { status: 'kept', answered_on: today() } });
}

const WEEK = 7;

/**
 * The day from which a measure may be answered: a week after any other one, and after its own interval. Null for now.
 * A device whose own clock is ahead can't know it: the server says no then, and the answers wait here.
 */
export function waitsUntil(measure: string, interval: number, all: readonly Response[] = entries.of('measure-responses').value): string | null {
  const days = all.flatMap(({ columns, updated_at }) => {
    if (columns.status !== 'kept' || !columns.answered_on) return [];
    return dayAfter(countedFrom(columns.answered_on, updated_at), columns.measure === measure ? Math.max(WEEK, interval) : WEEK);
  });
  const last = days.toSorted().at(-1);
  return last !== undefined && last > today() ? last : null;
}

const AHEAD_OF_ALL_MS = 14 * 3_600_000; // the zone where a day begins first

/**
 * The day by the device that it was answered on, unless its clock was ahead: no place on earth had a later day when it
 * came to the server, whose time this is once it has. The server counts the same way.
 */
function countedFrom(day: string, came: string): string {
  const latest = new Date(Date.parse(came) + AHEAD_OF_ALL_MS).toISOString().slice(0, 10);
  return day < latest ? day : latest;
}

export type Place = { readonly measure: string; readonly step: string };

/** Where somebody was, and in which measure while nothing is answered yet. Kept on the device. */
export function placeIn(id: string): Place | undefined {
  return drafts.get<Place>(`measure/${id}`);
}

export function keepPlace(id: string, place: Place): void {
  void drafts.set(`measure/${id}`, place);
}

export function forgetPlace(id: string): void {
  void drafts.remove(`measure/${id}`);
}

/** Kept ones of a measure, the newest first; only those before a given one. */
export function earlier(measure: string, before: Response): readonly Response[] {
  return entries
    .of('measure-responses')
    .value.filter(({ id, columns }) => id !== before.id && columns.status === 'kept' && columns.measure === measure && dayOf(columns) < dayOf(before.columns))
    .toSorted((one, other) => dayOf(other.columns).localeCompare(dayOf(one.columns)));
}

function dayOf({ answered_on }: Response['columns']): string {
  return answered_on ?? now().toISOString().slice(0, 10);
}
