import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../app/save-line';
import { drafts, entries } from '../../offline';
import { forgetBegun } from '../../offline/begun';
import { Actions, Button, LinkButton, List, ListRow, Page, showToast } from '../../ui';
import { type MessageKey, t } from '../../words';
import { dayOf } from '../practice/reading';
import { GonePage } from './gone-page';
import { isBlank, type Moment } from './moment';
import { noteOf } from './reading';

/** One kind moment, read back calmly, with what can be done with it. */
export function MomentPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const moment = entries.find('kind-moments', id);
  if (!moment) return <GonePage />;
  const remove = (): void => {
    forgetBegun('kind-moments', id);
    void drafts.remove(`moment/${id}`);
    entries.remove('kind-moments', id);
    route('/people/moments');
    showToast({ text: t('moments.deleted'), action: { label: t('shell.undo'), run: () => entries.restore('kind-moments', id) } });
  };
  return (
    <Page title={t('moments.write_title')} eyebrow={noteOf(moment)} back={{ href: '/people/moments', label: t('moments.title') }} wide>
      <div class="columns">
        <div>
          {isBlank(moment) ? <p class="quiet">{t('moments.blank')}</p> : <Reading moment={moment} />}
          <SaveLine />
        </div>
        <div>
          <Actions>
            <LinkButton href={`/people/moments/${id}/write`}>{t('moments.change')}</LinkButton>
          </Actions>
          <MakeCard moment={moment} />
          <div>
            <Button kind="plain" onClick={remove}>
              {t('moments.delete')}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** What was said, the moment itself first. What was left open does not appear at all. */
export function Reading({ moment: { columns, answers, words } }: { moment: Moment }): JSX.Element {
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

/** A copy among the person's own cards: what it means where that was said, else the moment itself. */
function MakeCard({ moment: { words } }: { moment: Moment }): JSX.Element | null {
  const { route } = useLocation();
  const text = words.meaning?.trim() || words.what?.trim();
  if (!text) return null;
  const make = (): void => {
    const card = entries.put('cards', null, { columns: { origin: 'moment', set_aside: false }, answers: {}, words: { text } });
    route(`/you/cards/${card.id}`);
  };
  return (
    <List>
      <ListRow title={t('moments.make_card')} note={t('moments.make_card_note')} onClick={make} />
    </List>
  );
}
