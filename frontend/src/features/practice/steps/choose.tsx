import type { JSX } from 'preact';

import { Choice, LinkButton, Note, Scale, TextArea } from '../../../ui';
import { type MessageKey, t } from '../../../words';
import { answersOf, changeRepair, isQuiet, openChoices, wordsOf } from '../repair';
import type { StepProps } from '../step-page';

/** The way that feels right for now. Every one is a whole answer, and "not now" looks like all the others. */
export function Choose({ repair }: StepProps): JSX.Element {
  const { choice } = answersOf(repair);
  const options = openChoices(repair).map((way) => ({
    value: way,
    label: t(`practice.choice_${way}` as MessageKey),
    hint: t(`practice.choice_${way}_hint` as MessageKey),
  }));
  return (
    <>
      {isQuiet(repair) && (
        <Note title={t('practice.quiet_title')}>
          <p>{t('practice.quiet')}</p>
          <LinkButton kind="plain" small href="/help">
            {t('shell.help_now')}
          </LinkButton>
        </Note>
      )}
      <Choice
        legend={t('practice.choice_title')}
        legendHidden
        options={options}
        value={choice ?? null}
        onChange={(picked) => changeRepair(repair.id, { answers: { choice: picked } })}
      />
      {choice === 'not_now' && <Note>{t('practice.not_now')}</Note>}
      {choice === 'apologise' && <Note>{t('practice.apology')}</Note>}
    </>
  );
}

/** What the person expects of the other, so that it can stand beside what came; and how ready they are. */
export function Expected({ repair }: StepProps): JSX.Element {
  return (
    <>
      <TextArea
        label={t('practice.expected_label')}
        value={wordsOf(repair).expected ?? ''}
        onInput={(expected) => changeRepair(repair.id, { words: { expected } })}
        maxLength={4000}
      />
      <Scale
        legend={t('practice.readiness')}
        hint={t('practice.readiness_hint')}
        max={10}
        value={answersOf(repair).readiness ?? null}
        onChange={(readiness) => changeRepair(repair.id, { answers: { readiness } })}
        ends={[t('practice.readiness_0'), t('practice.readiness_10')]}
        words={[0, 3, 5, 7, 10].map((value) => ({ value, label: t(`practice.readiness_${value}` as MessageKey) }))}
      />
    </>
  );
}
