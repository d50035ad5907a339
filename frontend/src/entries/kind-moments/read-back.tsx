import type { JSX } from 'preact';

import { type Area, type MessageKey, t } from '../../i18n';
import { dayOf } from '../repairs/titles';
import type { Content, Moment } from './moment';
import { noteOf } from './titles';

/** What was said, the moment itself first. What was left open does not appear at all. */
export function Reading({ moment: { columns, answers, words } }: { moment: Content }): JSX.Element {
  const word = (key: string): string => t(`moments.${key}` as MessageKey);
  const own = words.hard_words?.trim();
  const chosen = (answers.made_it_hard ?? []).filter((one) => one !== 'other' || !own); // in their own words, where there are some
  const hard = [...chosen.map((one) => word(`hard_${one}`)), own];
  const rows: readonly (readonly [string, string | null | undefined | false])[] = [
    ['direction', word(`direction_${columns.direction}`)],
    ['happened_on', columns.happened_on && dayOf(columns.happened_on)],
    ['let_in', typeof answers.let_in === 'number' && word(`let_in_${answers.let_in}`)],
    [`meaning_${columns.direction}`, words.meaning?.trim()],
    ['felt', columns.direction === 'received' && answers.felt && word(`felt_${answers.felt}`)],
    ['made_it_hard', hard.filter(Boolean).join(', ')],
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
          ([key, value]) =>
            value && (
              <div key={key}>
                <dt class="quiet small">{word(key)}</dt>
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
      <p class="quiet">{noteOf(moment)}</p>
      <Reading moment={moment} />
    </>
  );
}
