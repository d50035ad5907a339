import { entries, type OpenEntry } from '../../offline';
import { aliasOf } from '../people/person';

export type TimelineKind = 'repairs' | 'kind-moments' | 'reflections' | 'card-responses';
export type Moment = { readonly entry: OpenEntry<TimelineKind>; readonly day: string; readonly searched: string };
export type Filter = { readonly kind: TimelineKind | null; readonly person: string | null; readonly query: string };

const SHOWN_RESPONSES = ['kept', 'rated', 'both_true'];

/** What one wrote and answered, newest first, each under its day on this device. `textOf` finds the words of a card. */
export function timeline(textOf: (id: string) => string): readonly Moment[] {
  const repairs = entries.of('repairs').value.map((entry) => ({
    entry: entry as OpenEntry<TimelineKind>,
    day: dayKey(entry.columns.happened_on ?? entry.created_at),
    searched: fold([aliasOf(entry.columns.person, ''), ...Object.values(entry.words)].join(' ')),
  }));
  const kind = entries.of('kind-moments').value.map((entry) => ({
    entry: entry as OpenEntry<TimelineKind>,
    day: dayKey(entry.columns.happened_on ?? entry.created_at),
    searched: fold([aliasOf(entry.columns.person, ''), ...Object.values(entry.words)].join(' ')),
  }));
  const reflections = entries.of('reflections').value.map((entry) => ({
    entry: entry as OpenEntry<TimelineKind>,
    day: dayKey(entry.created_at),
    searched: fold(Object.values(entry.words).join(' ')),
  }));
  const cards = entries
    .of('card-responses')
    .value.filter(({ columns }) => SHOWN_RESPONSES.includes(columns.response))
    .map((entry) => ({ entry: entry as OpenEntry<TimelineKind>, day: dayKey(entry.created_at), searched: fold(textOf(entry.columns.text)) }));
  return [...repairs, ...kind, ...reflections, ...cards].toSorted(
    (a, b) => b.day.localeCompare(a.day) || b.entry.created_at.localeCompare(a.entry.created_at),
  );
}

/** What fits. Searched on the device, in what is open there: no word of it leaves. */
export function matching(moments: readonly Moment[], { kind, person, query }: Filter): readonly Moment[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return moments.filter(
    ({ entry, searched }) =>
      (kind === null || entry.kind === kind) &&
      (person === null || (entry as OpenEntry<'repairs'>).columns.person === person) &&
      wanted.every((word) => searched.includes(word)),
  );
}

export function byDay<Dated extends { readonly day: string }>(moments: readonly Dated[]): readonly (readonly [string, readonly Dated[]])[] {
  const days = new Map<string, Dated[]>();
  for (const moment of moments) days.set(moment.day, [...(days.get(moment.day) ?? []), moment]);
  return [...days];
}

/** "2026-06-15" of this device's own calendar. */
export function dayKey(instant: string): string {
  if (instant.length === 10) return instant;
  const at = new Date(instant);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

/** Without case and accents, so that "cafe" finds "Café". */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '').toLowerCase();
}
