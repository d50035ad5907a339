import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { MOMENT_FELT } from '../../api/vocabularies/moment-felt';
import { MADE_IT_HARD, type MadeItHard } from '../../api/vocabularies/made-it-hard';
import { Button, Callout, ChoiceChips, Chips, Field, LinkButton, Reply } from '../../ui';
import { t } from '../../i18n';
import { entries } from '../../store';
import { routePageOf } from '../../entries/people/safety/check';
import { QuietOffer, saidUnsafe } from '../../entries/people/safety/quiet-offer';
import type { SectionProps } from './section';

/** What not everybody wants to look at: opened by the person only, and open when something in it was answered. */
export function MoreQuestions({ moment, change }: SectionProps): JSX.Element {
  const { columns, answers, words } = moment;
  const hard = (answers.made_it_hard ?? []) as readonly MadeItHard[];
  const [open, setOpen] = useState(Boolean(answers.felt || hard.length > 0 || words.hard_words || columns.happened_on));
  const who = columns.person === null ? undefined : entries.find('people', columns.person);
  const cost = who && answers.felt === 'owing' && who.columns.route !== 'quiet' && costsAgain(who.id);
  const unsafe = hard.includes('felt_unsafe');
  const pick = (made_it_hard: readonly MadeItHard[]): void => {
    change({ answers: { made_it_hard } });
    if (!unsafe && made_it_hard.includes('felt_unsafe')) saidUnsafe(who);
  };
  return (
    <div class="stack stack--wide">
      <div>
        <Button variant="outline" small aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('moments.fewer') : t('moments.more')}
        </Button>
      </div>
      {open && (
        <>
          {columns.direction === 'received' && (
            <ChoiceChips
              legend={t('moments.felt')}
              options={MOMENT_FELT.map((value) => ({ value, label: t.of('moments.felt', value) }))}
              value={answers.felt ?? null}
              onChange={(felt) => change({ answers: { felt } })}
            />
          )}
          <Reply to={cost ? 'cost' : null}>
            {cost && (
              <Callout tone="clay">
                <p>{t('moments.price')}</p>
                <LinkButton variant="outline" small href={routePageOf(who)}>
                  {t('safety.look_questions')}
                </LinkButton>
              </Callout>
            )}
          </Reply>
          <Chips
            legend={t('moments.made_it_hard')}
            options={MADE_IT_HARD.map((value) => ({ value, label: t.of('moments.hard', value) }))}
            value={hard}
            onChange={pick}
          />
          {unsafe && who && <QuietOffer key={String(who.columns.route_due_at)} subject={who} />}
          <Reply to={unsafe && !who ? 'unsafe' : null}>
            {unsafe && !who && (
              <Callout tone="clay">
                <p>{t('moments.unsafe')}</p>
                <LinkButton variant="outline" small href="/help">
                  {t('shell.help_now')}
                </LinkButton>
              </Callout>
            )}
          </Reply>
          {(hard.includes('other') || words.hard_words) && (
            <Field
              label={t('moments.hard_words')}
              value={words.hard_words ?? ''}
              onInput={(hard_words) => change({ words: { hard_words } })}
              among={words}
            />
          )}
          <Field
            type="date"
            label={t('moments.happened_on')}
            value={columns.happened_on ?? ''}
            onInput={(day) => change({ columns: { happened_on: day || null } })}
          />
        </>
      )}
    </div>
  );
}

/** Whether kindness of this one's came with a price more than once. */
function costsAgain(who: string): boolean {
  return entries.of('kind-moments').value.filter(({ columns, answers }) => columns.person === who && answers.felt === 'owing').length > 1;
}
