import { kinds } from '../../entries';
import { writingOf } from '../../entries/aspects';
import { entries, type Kind } from '../../store';
import { newestOf, type Ordered } from '../../store/order';

type Draft = Ordered & { readonly href: string };

/**
 * Where what was written in last goes on, of any kind; null when nothing is being written. Reading it inside a
 * component subscribes.
 */
export function whereItGoesOn(): string | null {
  return newestOf(kinds.flatMap(draftsOf))?.href ?? null;
}

function draftsOf<K extends Kind>(kind: K): readonly Draft[] {
  return entries.of(kind).value.flatMap((entry) => {
    const href = writingOf(entry).draft(entry);
    return href ? [{ ...entry, href }] : [];
  });
}
