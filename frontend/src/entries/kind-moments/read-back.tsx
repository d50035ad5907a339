import type { JSX } from 'preact';

import { type Area, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import type { Content, Moment } from './moment';
import { subtitleOf } from './titles';

/** What was said, the moment itself first. What was left open does not appear at all. */
export function Reading({ moment: { columns, answers, words } }: { moment: Content }): JSX.Element {
  const own = words.hard_words?.trim();
  // in their own words, where there are some
  const chosen = (answers.made_it_hard ?? []).filter((one) => one !== 'other' || !own);
  const hard = [...chosen.map((one) => t.of('moments.hard', one)), own];
  const rows: readonly (readonly [string, string | null | undefined | false])[] = [
    [t('moments.direction'), t.of('moments.direction', columns.direction)],
    [t('moments.happened_on'), columns.happened_on && dayInWords(columns.happened_on)],
    [t('moments.let_in'), typeof answers.let_in === 'number' && t.of('moments.let_in', answers.let_in)],
    [t.of('moments.meaning', columns.direction), words.meaning?.trim()],
    [t('moments.felt'), columns.direction === 'received' && answers.felt && t.of('moments.felt', answers.felt)],
    [t('moments.made_it_hard'), hard.filter(Boolean).join(', ')],
  ];
  return (
    <article class="card stack">
      {lines(words.what).map((line, index) => (
        <p key={index} class="said">
          {line}
        </p>
      ))}
      <dl class="stack">
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt class="quiet small">{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </article>
  );
}

/** As it was typed, line by line. */
function lines(text = ''): string[] {
  return text.trim() ? text.trim().split('\n') : [];
}

export const texts: readonly Area[] = ['moments'];

/** Where it stands among others: under the day, and who was there. */
export function read(moment: Moment): JSX.Element {
  return (
    <>
      <p class="quiet">{subtitleOf(moment)}</p>
      <Reading moment={moment} />
    </>
  );
}
