import { KIND } from '../../entries/measure-responses/response';
import { glanceOf } from '../../entries/shared/gist';
import { linesOf } from '../../entries/shared/lines';
import { glancingOf } from '../../entries/aspects';
import { t } from '../../i18n';
import { dayAndClock, dayInWords, longDate } from '../../i18n/dates';
import { now } from '../../i18n/calendar';
import { sessionOf } from './by-day';
import { type Client, nameOf, partsOf } from './client';
import type { SharedItem } from './api';
import type { Opened } from './opened';
import { fitted, type Part, type SheetItem, type Wanted } from './sheet-fit';
import { measuresOf } from './sheet-measures';
import { titleOf } from './titles';

/** What stands on a session sheet, on the screen, on paper and in a PDF: one page, however much was shared. */
export type Sheet = {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly Part[];
  /** Where the rest is, if this isn't all; else "". */
  readonly rest: string;
  readonly foot: string;
};

const [FEW, SEVERAL, MANY] = [3, 6, 14]; // rows of one text

/** Made in this browser from what was opened. Nothing of it goes anywhere. */
export function sheetOf(client: Client, opened: ReadonlyMap<string, Opened>, note: string): Sheet {
  const { one, alias } = client;
  const name = nameOf(client);
  const parts = partsOf(one.shared, opened);
  const session = sessionOf(one);
  const read = (items: readonly SharedItem[]): readonly SheetItem[] => items.flatMap(({ grant, kind }) => (kind === KIND ? [] : (itemOf(opened.get(grant)) ?? [])));
  // Their heading names them.
  const named = (items: readonly SharedItem[]): readonly SheetItem[] => read(items).map((item) => ({ ...item, what: '' }));
  const wanted: Wanted[] = [
    { heading: t('clinic.kind_agendas'), items: named(parts.brought), rank: 0, most: MANY, each: true },
    { heading: t('clinic.kind_speak_ups'), items: named(parts.notes), rank: 1, most: SEVERAL, each: true },
    { heading: t('measuring.title'), items: measuresOf(opened.values()), rank: 2, most: FEW, each: true },
    { heading: t(one.last_session_at === null ? 'clinic.shared_now' : 'clinic.since_last'), items: read(parts.recent), rank: 4, most: FEW, each: true },
    { heading: t('clinic.kept'), items: read(parts.kept), rank: 5, most: FEW },
    { heading: t('clinic.before'), items: read(parts.before), rank: 6, most: FEW },
    { heading: t('clinic.sheet_note'), items: note.trim() ? [{ when: '', what: '', lines: [{ label: '', value: note.trim() }] }] : [], rank: 3, most: MANY, each: true },
  ];
  const fit = fitted(wanted);
  return {
    title: t('clinic.sheet_for', { name }),
    lead: [alias?.pronouns, session && t('clinic.sheet_session', { when: dayAndClock(session) })].filter(Boolean).join(' · '),
    parts: fit.parts,
    rest: fit.whole ? '' : t('clinic.sheet_rest', { name }),
    foot: t('clinic.sheet_made', { day: longDate(now()), name }),
  };
}

function itemOf(one: Opened | undefined): SheetItem | null {
  if (!one) return null;
  const { item, content, fields } = one;
  return { when: dayInWords(item.shared_on), what: titleOf(item.kind, content.person ?? ''), lines: glancedLines(one) ?? linesOf(content, fields) };
}

function glancedLines({ item, content, fields }: Opened): SheetItem['lines'] | null {
  const glance = glanceOf(content, fields, glancingOf(item.kind)?.gist ?? null);
  if (!glance) return null;
  const { stands, english, said, asks, expected, fears, came } = glance;
  const lines: SheetItem['lines'] = [
    { label: '', value: stands, english },
    ...said.map((value) => ({ label: '', value })),
    { label: t('clinic.asks'), value: asks.join(' · ') },
    { label: t(fears ? 'clinic.fears' : 'clinic.expected'), value: expected },
    { label: t('clinic.came'), value: came },
  ];
  return lines.filter(({ value }) => value !== '');
}
