import type { OpenEntry } from '../../store';

/** What a copy holds, and all that it holds. What was left out or skipped is not in it at all. */
export type SharedContent = {
  readonly columns: {
    readonly happened_on?: string | null;
    readonly status?: string; // of a repair
    readonly depth?: string;
    readonly direction?: string; // of a kind moment
  };
  readonly person?: string | null; // the alias
  readonly answers: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, string>>;
};

/** One part of it that can be left out: `person`, `happened_on`, `status`, `direction`, `answers.<key>` or `words.<key>`. */
export type Part = string;

/** The kinds of entry that can be shared; the server holds the same list (each kind's `shareable`). */
export const SHARED_KINDS = ['repairs', 'kind-moments', 'cards'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];
export type Sharable = { readonly [K in SharedKind]: OpenEntry<K> }[SharedKind];

/** The whole of an entry at a level: choices and scales, and with "full" the texts too. */
export function contentOf(entry: Sharable, alias: string, level: 'summary' | 'full'): SharedContent {
  return {
    columns: columnsOf(entry),
    ...(alias ? { person: alias } : {}),
    answers: Object.fromEntries(Object.entries(answersOf(entry)).filter(([, value]) => said(value))),
    words: level === 'full' ? textsOf(entry) : {},
  };
}

function columnsOf(entry: Sharable): SharedContent['columns'] {
  if (entry.kind === 'cards') return {};
  const { happened_on } = entry.columns;
  const day = happened_on ? { happened_on } : {};
  if (entry.kind === 'kind-moments') return { ...day, direction: entry.columns.direction };
  // An ending says where it stands by itself.
  return { ...day, ...(said(entry.answers['outcome']) ? {} : { status: entry.columns.status }) };
}

/** As the entry's own page shows them: how it felt to be given something is asked of what was received only. */
function answersOf(entry: Sharable): Readonly<Record<string, unknown>> {
  if (entry.kind !== 'kind-moments' || entry.columns.direction === 'received') return entry.answers;
  const { felt: _felt, ...others } = entry.answers;
  return others;
}

/** The name of a pile is nobody's but the person's. */
function textsOf(entry: Sharable): Record<string, string> {
  const texts: Readonly<Record<string, string | undefined>> = entry.kind === 'cards' ? { text: entry.words.text } : entry.words;
  return Object.fromEntries(Object.entries(texts).filter((pair): pair is [string, string] => said(pair[1])));
}

/** The same without some parts. */
export function without(content: SharedContent, left: ReadonlySet<Part>): SharedContent {
  const { person, columns, answers, words } = content;
  return {
    columns: keep(columns, (name) => !left.has(name)),
    ...(person && !left.has('person') ? { person } : {}),
    answers: keep(answers, (key) => !left.has(`answers.${key}`)),
    words: keep(words, (key) => !left.has(`words.${key}`)),
  };
}

/** Whether nothing is left to share. Where it stands, or which way it went, says nothing by itself. */
export function isEmpty({ columns, person, answers, words }: SharedContent): boolean {
  return !columns.happened_on && !person && Object.keys(answers).length === 0 && Object.keys(words).length === 0;
}

function keep<Kept extends object>(fields: Kept, wanted: (name: string) => boolean): Kept {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name))) as Kept;
}

function said(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';
}
