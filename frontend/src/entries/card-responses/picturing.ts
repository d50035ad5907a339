import { t } from '../../i18n';
import { dayKey } from '../../i18n/calendar';
import { dayInWords } from '../../i18n/dates';
import { textOf } from '../../library/texts';
import { entries, type OpenEntry } from '../../store';
import { newestFirst } from '../../store/order';
import { inTime, type Picture, spanOf } from '../picture';

type Value = { readonly day: string; readonly value: number };

const MOST_CARDS = 8;

export const counted = null;

/** How true each card felt, for those that this device knows. */
export function pictures(): readonly Picture[] {
  return howTrue(entries.of('card-responses').value)
    .slice(0, MOST_CARDS)
    .flatMap(({ text, values }) => {
      const title = textOf(text);
      return title ? [pictureOf(title, values)] : [];
    });
}

function pictureOf(title: string, values: readonly Value[]): Picture {
  return {
    title,
    summary: t('journal.how_true_summary', spanOf(values)),
    max: 10,
    ends: [t('journal.true_0'), t('journal.true_10')],
    names: [t('journal.how_true')],
    points: values.map(({ day, value }) => ({ when: dayInWords(day), values: [{ value, word: t('journal.of_ten', { value }) }] })),
  };
}

/** How true each text felt over time, for those that were rated twice or more; the one rated last stands first. */
export function howTrue(responses: readonly OpenEntry<'card-responses'>[]): readonly { readonly text: string; readonly values: readonly Value[] }[] {
  const byText = new Map<string, Value[]>();
  for (const { columns, answers, created_at } of responses.toSorted((a, b) => newestFirst(b, a))) {
    if (columns.response !== 'rated' || typeof answers.true_now !== 'number') continue;
    const values = byText.get(columns.text) ?? [];
    byText.delete(columns.text); // moves it behind those that were rated before
    byText.set(columns.text, [...values, { day: dayKey(created_at), value: answers.true_now }]);
  }
  return [...byText]
    .filter(([, values]) => values.length > 1)
    .map(([text, values]) => ({ text, values: inTime(values) }))
    .toReversed();
}
