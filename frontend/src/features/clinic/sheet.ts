import { glanceOf } from '../../entries/shared/gist';
import { linesOf } from '../../entries/shared/lines';
import { glancingOf } from '../../entries/aspects';
import { t } from '../../i18n';
import { dayAndClock, dayInWords, longDate } from '../../i18n/dates';
import { now } from '../../i18n/calendar';
import { type Client, nameOf, partsOf } from './client';
import type { Opened } from './opened';
import { titleOf } from './titles';

/** What stands on a session sheet, on the screen, on paper and in a PDF. */
export type Sheet = {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly { readonly heading: string; readonly items: readonly SheetItem[] }[];
  readonly foot: string;
};

export type SheetItem = { readonly when: string; readonly what: string; readonly lines: readonly { readonly label: string; readonly value: string }[] };

/** Made in this browser from what was opened. Nothing of it goes anywhere. */
export function sheetOf(client: Client, opened: ReadonlyMap<string, Opened>, note: string): Sheet {
  const { one, alias } = client;
  const name = nameOf(client);
  const parts = partsOf(one.shared, opened);
  const read = (items: readonly { grant: string }[]): readonly SheetItem[] => items.flatMap(({ grant }) => itemOf(opened.get(grant)) ?? []);
  // Their heading names them.
  const named = (items: readonly { grant: string }[]): readonly SheetItem[] => read(items).map((item) => ({ ...item, what: '' }));
  const all = [
    { heading: t('clinic.kind_agendas'), items: named(parts.brought) },
    { heading: t('clinic.kind_speak_ups'), items: named(parts.notes) },
    { heading: t(one.last_session_at === null ? 'clinic.shared_now' : 'clinic.since_last'), items: read(parts.recent) },
    { heading: t('clinic.kept'), items: read(parts.kept) },
    { heading: t('clinic.before'), items: read(parts.before) },
    { heading: t('clinic.sheet_note'), items: note.trim() ? [{ when: '', what: '', lines: [{ label: '', value: note.trim() }] }] : [] },
  ];
  return {
    title: t('clinic.sheet_for', { name }),
    lead: [alias?.pronouns, one.next_session_at && t('clinic.sheet_session', { when: dayAndClock(one.next_session_at) })].filter(Boolean).join(' · '),
    parts: all.filter(({ items }) => items.length > 0),
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
  const { stands, said, asks, expected, fears, came } = glance;
  const lines = [
    { label: '', value: stands },
    ...said.map((value) => ({ label: '', value })),
    { label: t('clinic.asks'), value: asks.join(' · ') },
    { label: t(fears ? 'clinic.fears' : 'clinic.expected'), value: expected },
    { label: t('clinic.came'), value: came },
  ];
  return lines.filter(({ value }) => value !== '');
}
