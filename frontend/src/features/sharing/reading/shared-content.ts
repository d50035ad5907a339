import type { Repair } from '../../practice/repair';

/** What a copy of a repair holds, and all that it holds. What was left out or skipped is not in it at all. */
export type SharedContent = {
  readonly columns: { readonly happened_on?: string | null; readonly status?: string; readonly depth?: string };
  readonly person?: string | null; // the alias
  readonly answers: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, string>>;
};

/** One part of it that can be left out: `person`, `happened_on`, `status`, `answers.<key>` or `words.<key>`. */
export type Part = string;

/** The whole of a repair at a level: choices and scales, and with "full" the texts too. */
export function contentOf(repair: Repair, alias: string, level: 'summary' | 'full'): SharedContent {
  const { happened_on, status } = repair.columns;
  return {
    columns: {
      ...(happened_on ? { happened_on } : {}),
      // An ending says where it stands by itself.
      ...(said(repair.answers['outcome']) ? {} : { status }),
    },
    ...(alias ? { person: alias } : {}),
    answers: Object.fromEntries(Object.entries(repair.answers).filter(([, value]) => said(value))),
    words: level === 'full' ? Object.fromEntries(Object.entries(repair.words).filter(([, value]) => said(value))) : {},
  };
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

/** Whether nothing is left to share. Where it stands says nothing by itself. */
export function isEmpty({ columns, person, answers, words }: SharedContent): boolean {
  return !columns.happened_on && !person && Object.keys(answers).length === 0 && Object.keys(words).length === 0;
}

function keep<Kept extends object>(fields: Kept, wanted: (name: string) => boolean): Kept {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name))) as Kept;
}

function said(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';
}
