import type { OpenEntry } from '../../store';
import { t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { titleOf as kindTitleOf, whoOf } from '../../entries/kind-moments/reading';
import { statusOf, titleOf } from '../../entries/repairs/reading';
import { lineOf, titleOf as reflectionTitleOf } from '../../entries/reflections/reading';
import type { TimelineKind } from './timeline';

/** How one entry stands in a list: what it is called, one quiet line, and where it is read. */
export type Row = { readonly title: string; readonly note: string; readonly href?: string };

type Rows = { readonly [K in TimelineKind]: (entry: OpenEntry<K>, textOf: (id: string) => string) => Row };

const ROWS: Rows = {
  repairs: (repair) => ({ href: `/practice/${repair.id}`, title: titleOf(repair), note: oneLine(repair.words['happened'] ?? '') || statusOf(repair) }),
  'kind-moments': (moment) => ({ href: `/people/moments/${moment.id}`, title: kindTitleOf(moment), note: whoOf(moment) }),
  reflections: (reflection) => ({ href: `/practice/reflections/${reflection.id}`, title: reflectionTitleOf(reflection), note: lineOf(reflection) }),
  cards: ({ id, words }) => ({ href: `/you/cards/${id}`, title: oneLine(words.text), note: t('journal.kind_cards') }),
  'card-responses': ({ columns, answers }, textOf) => ({
    title: textOf(columns.text) || t('journal.a_card'),
    note: columns.response === 'rated' ? t('journal.rated', { value: answers.true_now ?? 0 }) : columns.response === 'kept' || columns.response === 'both_true' ? t.of('journal.response', columns.response) : '',
  }),
};

export function rowOf<K extends TimelineKind>(entry: OpenEntry<K>, textOf: (id: string) => string): Row {
  return ROWS[entry.kind](entry, textOf);
}
