import type { KeptCategory } from '../../api/account';
import type { ProfileWords } from '../../session/profile';
import { session } from '../../session/state';
import { entries, type OpenEntry } from '../../store';
import { kinds } from '../../entries';
import { now } from '../../i18n/calendar';

/**
 * Everything a person wrote, as this device has it opened, and what the server keeps of them. The shape of the file
 * that programs read, and that `import.ts` reads back.
 */
export type Exported = {
  readonly format: 1;
  readonly made_at: string;
  readonly owner: string; // whose ids these are
  readonly called: ProfileWords | null; // null where it was left out or could not be had, as in `kept`
  readonly entries: readonly Omit<OpenEntry, 'revision'>[];
  readonly kept: readonly KeptCategory[] | null;
  readonly missing: readonly string[]; // what could not be had, in plain words
};

export type FromServer = Pick<Exported, 'called' | 'kept' | 'missing'>;

export const LEFT_OUT: FromServer = { called: null, kept: null, missing: [] };

export function collect(at = now(), fromServer = LEFT_OUT): Exported {
  const all = kinds.flatMap((kind) => entries.of(kind).value as readonly OpenEntry[]);
  return {
    format: 1,
    made_at: at.toISOString(),
    owner: session.peek().user?.id ?? '',
    ...fromServer,
    entries: all
      .map(({ kind, id, created_at, updated_at, columns, answers, words }) => ({ kind, id, created_at, updated_at, columns, answers, words }))
      .toSorted((a, b) => a.created_at.localeCompare(b.created_at)),
  };
}

export function toJson(exported: Exported): string {
  return JSON.stringify(exported, null, 2);
}
