import type { ProfileWords } from '../../session/profile';
import type { Brought } from '../../store/bring';
import { isKind } from '../../store/kinds';

/** Larger than any that was made here, and no more than a phone can read. */
export const MOST_BYTES = 64 * 1024 * 1024;
const MOST_OF_ONE = 200 * 1024; // an entry that is longer is sent nowhere
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type Unfit = 'not_ours' | 'newer' | 'too_large';

export class ImportError extends Error {
  readonly code: Unfit;

  constructor(code: Unfit) {
    super(code);
    this.code = code;
  }
}

export type FromFile = {
  readonly owner: string; // "" in a file from before it was said
  readonly called: ProfileWords | null;
  readonly entries: readonly Brought[]; // what others are about comes first
  readonly unread: number;
};

type Row = Readonly<Record<string, unknown>>;

/** What stands in a file that was made here. Throws ImportError. */
export function readFile(text: string): FromFile {
  if (text.length > MOST_BYTES) throw new ImportError('too_large');
  const file = parsed(text);
  if (typeof file['format'] === 'number' && file['format'] > 1) throw new ImportError('newer');
  if (file['format'] !== 1 || !Array.isArray(file['entries']) || typeof file['made_at'] !== 'string') throw new ImportError('not_ours');
  const rows = file['entries'] as readonly unknown[];
  const whole = new Map(rows.filter(isWhole).map((row) => [`${row.kind}/${row.id}`, row]));
  const read = inOrder([...whole.values()]);
  const unread = rows.filter((row) => !isWhole(row)).length;
  return { owner: typeof file['owner'] === 'string' ? file['owner'] : '', called: calledIn(file['called']), entries: read, unread };
}

/** Whatever others are about comes before them: the server takes nothing about somebody whom it does not know. */
function inOrder(all: readonly Brought[]): readonly Brought[] {
  const named = new Set(all.flatMap(({ columns }) => Object.values(columns).map((value) => String(value).split(':').at(-1))));
  return [...all.filter(({ id }) => named.has(id)), ...all.filter(({ id }) => !named.has(id))];
}

function parsed(text: string): Row {
  try {
    const value: unknown = JSON.parse(text);
    return isRow(value) ? value : {};
  } catch {
    throw new ImportError('not_ours');
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown): value is Brought {
  if (!isRow(value)) return false;
  const { kind, id, created_at, columns, answers, words } = value;
  return (
    typeof kind === 'string' &&
    isKind(kind) &&
    typeof id === 'string' &&
    UUID.test(id) &&
    typeof created_at === 'string' &&
    !Number.isNaN(Date.parse(created_at)) &&
    [columns, answers, words].every(isRow) &&
    Object.values(words as Row).every((text) => typeof text === 'string') &&
    JSON.stringify(value).length <= MOST_OF_ONE
  );
}

function calledIn(value: unknown): ProfileWords | null {
  if (!isRow(value)) return null;
  const { name, pronouns } = value;
  return typeof name === 'string' && typeof pronouns === 'string' ? { name, pronouns } : null;
}
