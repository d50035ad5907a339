import { type EntryContent, entries, type Kind, type OpenEntry } from '../../store';
import { isKind } from '../../store/kinds';
import { isHidden } from '../people/person';
import { letterRests, stepRests } from '../people/rests';

export type Agenda = OpenEntry<'agendas'>;
export type Content = EntryContent<'agendas'>;

/** Something to bring: an entry under the title that it had when it was put here, or (no kind) a line of one's own. */
export type Item = { readonly kind: Kind | null; readonly id: string; readonly title: string };

const RESTS: { readonly [K in Kind]?: (entry: OpenEntry<K>) => boolean } = { 'unsent-letters': letterRests, 'small-steps': stepRests };

/** Everything on it in the person's order. What this app does not know how to read is not there. */
export function itemsIn({ words }: { readonly words: { readonly items?: string } }): readonly Item[] {
  try {
    const read: unknown = JSON.parse(words.items || '[]');
    return Array.isArray(read) ? read.filter(isItem) : [];
  } catch {
    return [];
  }
}

function isItem(one: unknown): one is Item {
  const { kind, id, title } = (one ?? {}) as Record<string, unknown>;
  return (kind === null || (typeof kind === 'string' && isKind(kind))) && typeof id === 'string' && typeof title === 'string';
}

/**
 * The same without what was deleted since, what is about somebody hidden now, and what rests: its title may name
 * somebody with whom the person goes quietly.
 */
export function shownIn(agenda: Pick<Content, 'words'>): readonly Item[] {
  return itemsIn(agenda).filter(({ kind, id }) => kind === null || mayStand(kind, id));
}

function mayStand(kind: Kind, id: string): boolean {
  const entry = entries.find(kind, id);
  if (!entry) return false;
  if ((RESTS[kind] as ((entry: OpenEntry) => boolean) | undefined)?.(entry as OpenEntry)) return false;
  const person = kind === 'people' ? id : (entry.columns as { person?: string | null }).person;
  return !isHidden(person ?? null);
}
