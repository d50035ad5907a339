import { kinds } from '../../entries';
import { writingOf } from '../../entries/aspects';
import { entries, type Kind } from '../../store';

type Draft = { readonly href: string; readonly updated_at: string };

/**
 * Where what was written in last goes on, of any kind; null when nothing is being written. Reading it inside a
 * component subscribes.
 */
export function whereItGoesOn(): string | null {
  const drafts = kinds.flatMap(draftsOf).toSorted((a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at));
  return drafts[0]?.href ?? null;
}

function draftsOf<K extends Kind>(kind: K): readonly Draft[] {
  return entries.of(kind).value.flatMap((entry) => {
    const href = writingOf(entry).draft(entry);
    return href ? [{ href, updated_at: entry.updated_at }] : [];
  });
}
