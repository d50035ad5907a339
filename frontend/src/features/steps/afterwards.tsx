import type { JSX } from 'preact';

import { SMALL_STEP_FELT, type SmallStepFelt } from '../../api/vocabularies/small-step-felt';
import { askAnew } from '../../entries/people/safety/check';
import { offerAgain, QuietOffer } from '../../entries/people/safety/quiet-offer';
import { t } from '../../i18n';
import { entries } from '../../store';
import { Callout, ChoiceChips, Reply } from '../../ui';
import { InWords } from './in-words';
import type { Props } from './with-whom';

/** What came, only if somebody wants to say. A hard or unsafe answer is met, and asks nothing more. */
export function Afterwards({ step, change }: Props): JSX.Element {
  const { answers, columns } = step;
  const felt = answers.felt ?? null;
  const who = columns.person === null ? undefined : entries.find('people', columns.person);
  const pick = (next: SmallStepFelt): void => {
    change({ answers: { felt: next } });
    if (!who || felt === 'not_safe' || next !== 'not_safe') return;
    askAnew(who);
    offerAgain(who);
  };
  return (
    <section class="stack">
      <h2 class="section-title">{t('steps.afterwards')}</h2>
      <InWords step={step} change={change} name="came" label={t('steps.came')} hint={t('steps.came_hint')} />
      <ChoiceChips legend={t('steps.felt')} options={SMALL_STEP_FELT.map((value) => ({ value, label: t.of('steps.felt', value) }))} value={felt} onChange={pick} />
      <Reply to={felt}>{(felt === 'harder' || felt === 'not_safe') && <Callout tone="clay">{t.of('steps.*_said', felt)}</Callout>}</Reply>
      {felt === 'not_safe' && who && <QuietOffer key={String(who.columns.route_due_at)} subject={who} />}
    </section>
  );
}
