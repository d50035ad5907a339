import type { JSX } from 'preact';

import { PART_FEELING } from '../../../api/vocabularies/part-feeling';
import { INNER_PART } from '../../../api/vocabularies/inner-part';
import { Choice, Field } from '../../../ui';
import { t } from '../../../i18n';
import { StopCallout } from '../stop-callout';

import { InWords } from './in-words';
import type { ViewProps } from './view';

export function Part({ reflection: { answers, words }, change }: ViewProps): JSX.Element {
  return (
    <>
      <Choice
        legend={t('reflections.part_title')}
        legendHidden
        options={INNER_PART.map((value) => ({ value, label: t.of('reflections.part', value), hint: t.of('reflections.part_*_hint', value) }))}
        value={answers.part ?? null}
        onChange={(part) => change({ answers: { part } })}
      />
      {(answers.part === 'another' || words['part_own']) && (
        <Field
          label={t('reflections.part_own')}
          hint={t('reflections.nothing_said')}
          value={words['part_own'] ?? ''}
          onInput={(part_own) => change({ words: { part_own } })}
          most={80}
          among={words}
        />
      )}
    </>
  );
}

export function Sounds(props: ViewProps): JSX.Element {
  return (
    <>
      <InWords {...props} screen="sounds" name="sounds" />
      <InWords {...props} also screen="sounds" name="with_whom" label={t('reflections.with_whom')} hint={t('reflections.with_whom_hint')} />
    </>
  );
}

export function Tries(props: ViewProps): JSX.Element {
  const { part } = props.reflection.answers;
  const asked = part === 'harsh_critic' || part === 'self_protector';
  return <InWords {...props} screen="tries" name="tries" hint={asked && t.of('reflections.tries', part)} />;
}

export function Worries(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="worries" name="worries" />;
}

export function Feel({ reflection, change }: ViewProps): JSX.Element {
  return (
    <>
      <Choice
        legend={t('reflections.feel_title')}
        legendHidden
        options={PART_FEELING.map((value) => ({ value, label: t.of('reflections.feel', value) }))}
        value={reflection.answers.feel ?? null}
        onChange={(feel) => change({ answers: { feel } })}
      />
      <StopCallout reflection={reflection} />
      {reflection.answers.part === 'tender_part' && <p class="quiet">{t('reflections.tender_near')}</p>}
    </>
  );
}

export function Needs(props: ViewProps): JSX.Element {
  return (
    <>
      <InWords {...props} screen="needs" name="needs" hint={props.reflection.answers.part === 'tender_part' && t('reflections.needs_tender_part')} />
      <InWords {...props} also screen="needs" name="good_at" label={t('reflections.good_at')} hint={t('reflections.good_at_hint')} />
    </>
  );
}

export function Wise(props: ViewProps): JSX.Element {
  return (
    <>
      <InWords {...props} screen="wise" name="wise" />
      <InWords {...props} also screen="wise" name="another_says" label={t('reflections.another_says')} hint={t('reflections.another_says_hint')} />
    </>
  );
}

/** Both weigh the same: a part may be left alone. */
export function Thanks({ reflection, change }: ViewProps): JSX.Element {
  const { thanked } = reflection.answers;
  return (
    <Choice
      legend={t('reflections.thanks_title')}
      legendHidden
      options={(['yes', 'no'] as const).map((value) => ({ value, label: t.of('reflections.thanks', value) }))}
      value={typeof thanked === 'boolean' ? (thanked ? 'yes' : 'no') : null}
      onChange={(value) => change({ answers: { thanked: value === 'yes' } })}
    />
  );
}
