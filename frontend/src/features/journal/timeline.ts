import { entries, type OpenEntry } from '../../store';
import { aliasOf, isHidden } from '../../entries/people/person';
import { dayKey } from '../../i18n/calendar';

export type TimelineKind = 'repairs' | 'kind-moments' | 'reflections' | 'cards' | 'card-responses';
export type Moment = { readonly entry: OpenEntry<TimelineKind>; readonly day: string; readonly searched: string };
export type Filter = { readonly kind: TimelineKind | null; readonly person: string | null; readonly query: string };

const SHOWN_RESPONSES = ['kept', 'rated', 'both_true'];

/**
 * What one wrote and answered, newest first, each under its day on this device. What is about somebody hidden is on that one's own page
 * and not here. `textOf` finds the words of a card.
 */
export function timeline(textOf: (id: string) => string): readonly Moment[] {
  const about = (entry: OpenEntry<'repairs'> | OpenEntry<'kind-moments'>): Moment =>
    moment(entry, entry.columns.happened_on ?? entry.created_at, [aliasOf(entry.columns.person, ''), ...Object.values(entry.words)]);
  const named = [...entries.of('repairs').value, ...entries.of('kind-moments').value].filter(({ columns }) => !isHidden(columns.person)).map(about);
  const reflections = entries.of('reflections').value.map((entry) => moment(entry, entry.created_at, Object.values(entry.words)));
  const cards = entries
    .of('cards')
    .value.filter(({ columns, words }) => !columns.set_aside && words.text.trim() !== '')
    .map((entry) => moment(entry, entry.created_at, Object.values(entry.words)));
  const responses = entries
    .of('card-responses')
    .value.filter(({ columns }) => SHOWN_RESPONSES.includes(columns.response))
    .map((entry) => moment(entry, entry.created_at, [textOf(entry.columns.text)]));
  return [...named, ...reflections, ...cards, ...responses].toSorted(
    (a, b) => b.day.localeCompare(a.day) || b.entry.created_at.localeCompare(a.entry.created_at),
  );
}

function moment(entry: OpenEntry<TimelineKind>, at: string, searched: readonly (string | undefined)[]): Moment {
  return { entry, day: dayKey(at), searched: fold(searched.filter(Boolean).join(' ')) };
}

/** What fits. Searched on the device, in what is open there: no word of it leaves. One's own cards stand with the others. */
export function matching(moments: readonly Moment[], { kind, person, query }: Filter): readonly Moment[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return moments.filter(
    ({ entry, searched }) =>
      (kind === null || entry.kind === kind || (kind === 'card-responses' && entry.kind === 'cards')) &&
      (person === null || (entry as OpenEntry<'repairs'>).columns.person === person) &&
      wanted.every((word) => searched.includes(word)),
  );
}

export function byDay<Dated extends { readonly day: string }>(moments: readonly Dated[]): readonly (readonly [string, readonly Dated[]])[] {
  const days = new Map<string, Dated[]>();
  for (const moment of moments) days.set(moment.day, [...(days.get(moment.day) ?? []), moment]);
  return [...days];
}

/** Without case and accents, so that "cafe" finds "Café". */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '').toLowerCase();
}
