import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { drafts, entries } from '../../store';
import { EmptyState, Page, Switch } from '../../ui';
import { t } from '../../i18n';
import { isHidden } from '../../entries/people/person';
import { dayAndMonth } from '../../i18n/dates';
import { textOf } from '../../library/texts';
import { Plot } from './plot';
import { closeness, counts, howTrue, letIn, type Value } from './pictures';

const COUNTS = 'journal/counts';
const MOST_CARDS = 8;

/** Three pictures of one's own answers. Each stands only where there is something to draw. */
export function PicturesPage(): JSX.Element {
  const shown = ({ columns }: { readonly columns: { readonly person: string | null } }): boolean => !isHidden(columns.person);
  const close = closeness(entries.of('repairs').value.filter(shown));
  const kindness = letIn(entries.of('kind-moments').value.filter(shown));
  const cards = howTrue(entries.of('card-responses').value).slice(0, MOST_CARDS).flatMap(({ text, values }) => {
    const words = textOf(text);
    return words ? [{ words, values }] : [];
  });
  return (
    <Page title={t('journal.pictures_title')} lead={t('journal.pictures_lead')} back={{ href: '/journal', label: t('shell.journal') }} wide>
      {close.length + kindness.length + cards.length === 0 && <EmptyState title={t('journal.pictures_none')}>{t('journal.pictures_none_note')}</EmptyState>}
      <div class="pictures">
        {close.length > 0 && (
          <Plot
            title={t('journal.closeness')}
            summary={t('journal.closeness_summary', { first: dayAndMonth(close[0]?.day ?? ''), last: dayAndMonth(close.at(-1)?.day ?? '') })}
            max={4}
            ends={[t('journal.close_0'), t('journal.close_4')]}
            names={[t('journal.before'), t('journal.after')]}
            points={close.map(({ day, before, after }) => ({ when: dayAndMonth(day), values: [before, after].map((value) => ({ value, word: t.of('journal.close', value) })) }))}
          />
        )}
        {kindness.length > 0 && (
          <Plot
            title={t('journal.let_in')}
            summary={t('journal.let_in_summary', { first: dayAndMonth(kindness[0]?.day ?? ''), last: dayAndMonth(kindness.at(-1)?.day ?? '') })}
            max={4}
            ends={[t('journal.in_0'), t('journal.in_4')]}
            names={[t('journal.let_in')]}
            points={kindness.map(({ day, value }) => ({ when: dayAndMonth(day), values: [{ value, word: t.of('journal.in', value) }] }))}
          />
        )}
        {cards.map(({ words, values }) => (
          <HowTrue key={words} words={words} values={values} />
        ))}
      </div>
      <Counting />
    </Page>
  );
}

function HowTrue({ words, values }: { words: string; values: readonly Value[] }): JSX.Element {
  return (
    <Plot
      title={words}
      summary={t('journal.how_true_summary', { first: dayAndMonth(values[0]?.day ?? ''), last: dayAndMonth(values.at(-1)?.day ?? '') })}
      max={10}
      ends={[t('journal.true_0'), t('journal.true_10')]}
      names={[t('journal.how_true')]}
      points={values.map(({ day, value }) => ({ when: dayAndMonth(day), values: [{ value, word: t('journal.of_ten', { value }) }] }))}
    />
  );
}

/** Off until turned on, on this device. */
function Counting(): JSX.Element {
  const [on, setOn] = useState(drafts.get<boolean>(COUNTS) === true);
  const { noticing, pausing, choosing } = counts(entries.of('repairs').value);
  const turn = (next: boolean): void => {
    setOn(next);
    void drafts.set(COUNTS, next);
  };
  return (
    <section class="stack stack--tight">
      <Switch label={t('journal.counts_on')} hint={t('journal.counts_hint')} checked={on} onChange={turn} />
      {on && (
        <dl class="counts">
          {([['noticing', noticing], ['pausing', pausing], ['choosing', choosing]] as const).map(([name, value]) => (
            <div key={name}>
              <dt>{t.of('journal.*', name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
