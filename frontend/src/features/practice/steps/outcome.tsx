import type { JSX } from 'preact';

import { Choice, LinkButton, Note, TextArea } from '../../../ui';
import { type MessageKey, t } from '../../../words';
import { answersOf, changeRepair, OUTCOMES, type Outcome, wordsOf } from '../repair';
import type { StepProps } from '../step-page';

const HARD: readonly Outcome[] = ['got_worse', 'it_ended', 'more_distance'];

/** How it stands. None of the ten is better than another. */
export function Outcomes({ repair }: StepProps): JSX.Element {
  const { outcome } = answersOf(repair);
  return (
    <>
      <Choice
        legend={t('practice.outcome_title')}
        legendHidden
        options={OUTCOMES.map((value) => ({ value, label: t(`practice.outcome_${value}` as MessageKey) }))}
        value={outcome ?? null}
        onChange={(picked) => changeRepair(repair.id, { answers: { outcome: picked } })}
      />
      {outcome && HARD.includes(outcome) && <Note tone="clay">{t('practice.hard_outcome')}</Note>}
      {outcome === 'not_now' && <Note>{t('practice.not_now')}</Note>}
      {(outcome === 'not_safe_to_repair' || outcome === 'got_worse') && (
        <Note tone="clay" title={t('practice.not_safe_title')}>
          <p>{t('practice.not_safe')}</p>
          <LinkButton kind="plain" small href="/help">
            {t('shell.help_now')}
          </LinkButton>
        </Note>
      )}
    </>
  );
}

/** A next step and something to keep, both only if the person wants them. */
export function Keepsake({ repair }: StepProps): JSX.Element {
  const { next_step, keepsake } = wordsOf(repair);
  return (
    <>
      <TextArea
        label={t('practice.keepsake_label')}
        rows={3}
        value={keepsake ?? ''}
        onInput={(text) => changeRepair(repair.id, { words: { keepsake: text } })}
        maxLength={4000}
      />
      <TextArea
        label={t('practice.next_step')}
        hint={t('practice.next_step_hint')}
        rows={3}
        value={next_step ?? ''}
        onInput={(text) => changeRepair(repair.id, { words: { next_step: text } })}
        maxLength={4000}
      />
    </>
  );
}
