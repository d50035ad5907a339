import { kinds } from '../../entries';
import { listingOf, personOf } from '../../entries/aspects';
import { isHidden } from '../../entries/people/person';
import { dayKey } from '../../i18n/calendar';
import { fold } from '../../i18n/fold';
import { entries, type Kind, type OpenEntry } from '../../store';

export type TimelineItem = {
  readonly entry: OpenEntry;
  readonly day: string;
  readonly filter: Kind;
  readonly person: string | null;
  readonly searched: string;
};
export type Filter = { readonly kind: Kind | null; readonly person: string | null; readonly query: string };

/** The kinds that the timeline can be narrowed to, in their order. */
export function filters(): readonly Kind[] {
  return kinds.filter((kind) => listingOf({ kind }).timeline?.filter === kind);
}

/**
 * What one wrote and answered, newest first, each under its day on this device. What is about somebody hidden is on
 * that one's own page and not here.
 */
export function timeline(): readonly TimelineItem[] {
  return kinds.flatMap(itemsOf).toSorted((a, b) => b.day.localeCompare(a.day) || b.entry.created_at.localeCompare(a.entry.created_at));
}

function itemsOf<K extends Kind>(kind: K): readonly TimelineItem[] {
  return entries.of(kind).value.flatMap((entry) => {
    const { timeline: stands, day } = listingOf(entry);
    const person = personOf(entry);
    if (!stands?.shows(entry) || isHidden(person)) return [];
    const searched = fold(stands.searched(entry).filter(Boolean).join(' '));
    return [{ entry: entry as unknown as OpenEntry, day: dayKey(day(entry)), filter: stands.filter, person, searched }];
  });
}

/** What fits. Searched on the device, in what is open there: no word of it leaves. */
export function matching(items: readonly TimelineItem[], { kind, person, query }: Filter): readonly TimelineItem[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return items.filter(
    (item) =>
      (kind === null || item.filter === kind) && (person === null || item.person === person) && wanted.every((word) => item.searched.includes(word)),
  );
}

export function byDay<Dated extends { readonly day: string }>(items: readonly Dated[]): readonly (readonly [string, readonly Dated[]])[] {
  const days = new Map<string, Dated[]>();
  for (const item of items) days.set(item.day, [...(days.get(item.day) ?? []), item]);
  return [...days];
}
