import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { HURT } from '../../../api/vocabularies/hurt';
import type { RepairOutcome } from '../../../api/vocabularies/repair-outcome';
import { Button, Field, LinkButton, ListRow, Callout, Reply } from '../../../ui';
import { t } from '../../../i18n';
import { One, Rated, Some, type StepProps, Text } from '../bound-fields';
import { QuietOffer } from '../../../entries/people/safety/quiet-offer';
import { Care, HARD, NOT_SAFE } from '../care';
import { afterFright, subjectOf } from '../safety';
import { isQuiet, isWithTherapist, staysHere } from '../../../entries/repairs/quiet';
import { answersOf, changeRepair, openChoices } from '../../../entries/repairs/repair';
import { leadsToWords } from '../../../entries/repairs/speaking';
import { endingsOf, openScreens } from '../../../entries/repairs/walk';

const FIRST_KINDS = 4;

/** What a camera would have seen, what kind of moment it was, and when. */
export function Happened({ repair }: StepProps): JSX.Element {
  const { kinds = [] } = answersOf(repair);
  const [all, setAll] = useState(HURT.slice(FIRST_KINDS).some((kind) => kinds.includes(kind)));
  const chips = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  // The button goes: whoever pressed it by keyboard is then at the first of what it brought.
  useEffect(() => {
    if (opened) chips.current?.querySelectorAll('input')[FIRST_KINDS]?.focus();
  }, [opened]);
  const showAll = (): void => {
    setAll(true);
    setOpened(true);
  };
  return (
    <>
      <Text repair={repair} name="happened" label={t('practice.happened_label')} rows={4} />
      <div ref={chips}>
        <Some repair={repair} name="kinds" legend={t('practice.kinds')} values={all ? HURT : HURT.slice(0, FIRST_KINDS)} />
      </div>
      {!all && (
        <div>
          <Button variant="outline" small onClick={showAll}>
            {t('practice.more_kinds')}
          </Button>
        </div>
      )}
      <Field
        type="date"
        label={t('practice.happened_on')}
        value={repair.columns.happened_on ?? ''}
        onInput={(day) => changeRepair(repair.id, { columns: { happened_on: day || null } })}
      />
    </>
  );
}

/** How close it felt, and what I did then. */
export function Closeness({ repair }: StepProps): JSX.Element {
  return (
    <>
      <Rated repair={repair} name="closeness_before" legend={t('practice.closeness_title')} legendHidden max={4} family="practice.closeness" />
      <One repair={repair} name="what_i_did" legend={t('practice.what_i_did')} hint={t('practice.what_i_did_hint')} />
    </>
  );
}

export type ChooseProps = StepProps & { readonly pick: (choice: string) => void };

/** The way that feels right for now. Every one is a whole answer, and "not now" looks like all the others. */
export function Choose({ repair, pick }: ChooseProps): JSX.Element {
  const { choice } = answersOf(repair);
  const open = openChoices(repair);
  const quiet = isQuiet(repair);
  const mine = choice && openScreens(repair).find((screen) => screen === 'session' || screen === 'kind');
  return (
    <>
      {quiet && (
        <Callout title={t('practice.quiet_title')}>
          <p>{t(staysHere(repair) ? 'practice.quiet_therapist' : 'practice.quiet')}</p>
          <LinkButton variant="outline" small href="/help">
            {t('shell.help_now')}
          </LinkButton>
        </Callout>
      )}
      <One
        repair={repair}
        name="choice"
        legend={t('practice.choice_title')}
        legendHidden
        cards
        values={open}
        hints={(way) => t.of('practice.choice_*_hint', way)}
        onPick={pick}
      />
      {repair.columns.depth === 'light' && choice && leadsToWords(choice) && open.includes(choice) && (
        <ListRow href={`/practice/${repair.id}/${choice === 'apologise' ? 'hurt' : 'say'}`} title={t('practice.to_words')} subtitle={t('practice.to_words_note')} />
      )}
      {repair.columns.depth === 'light' && mine && <ListRow href={`/practice/${repair.id}/${mine}`} title={t('practice.to_write')} subtitle={t('practice.choice_write_for_me_hint')} />}
      {quiet && isWithTherapist(repair) && <ListRow href={`/practice/${repair.id}/beyond`} title={t('practice.beyond')} subtitle={t('practice.beyond_note')} />}
    </>
  );
}

/** What the person expects of the other, so that it can stand beside what came. */
export function Expected({ repair }: StepProps): JSX.Element {
  return (
    <>
      <Text repair={repair} name="expected" label={t('practice.expected_label')} />
      <Rated repair={repair} name="expected_sure" legend={t('practice.expected_sure')} max={10} family="practice.sure" />
    </>
  );
}

/** How things are now. None of them is better than another. */
export function Outcomes({ repair }: StepProps): JSX.Element {
  const { outcome } = answersOf(repair);
  const subject = subjectOf(repair);
  const pick = (picked: RepairOutcome): void => {
    changeRepair(repair.id, { answers: { outcome: picked } });
    if (NOT_SAFE.includes(picked)) afterFright(repair);
  };
  return (
    <>
      <One repair={repair} name="outcome" legend={t('practice.outcome_title')} legendHidden cards values={endingsOf(repair)} onPick={pick} />
      {/* The others stand far up in the list: what was chosen would be scrolled away. */}
      <Reply to={outcome && HARD.includes(outcome) ? outcome : null}>
        <div class="stack stack--tight">
          <Care outcome={outcome} />
          {outcome && NOT_SAFE.includes(outcome) && subject && <QuietOffer key={String(subject.columns.route_due_at)} subject={subject} brief />}
        </div>
      </Reply>
    </>
  );
}

/** Something to keep, a next step, and a day to look again, each only if the person wants it. */
export function Keepsake({ repair }: StepProps): JSX.Element {
  const { revisit_on } = repair.answers;
  return (
    <>
      <Text repair={repair} name="keepsake" label={t('practice.keepsake_label')} />
      <Text repair={repair} name="next_step" label={t('practice.next_step')} hint={t('practice.next_step_hint')} />
      <Field
        type="date"
        label={t('practice.revisit_on')}
        hint={t('practice.revisit_on_hint')}
        value={typeof revisit_on === 'string' ? revisit_on : ''}
        onInput={(day) => changeRepair(repair.id, { answers: { revisit_on: day || null } })}
      />
    </>
  );
}
