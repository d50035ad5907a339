import type { JSX } from 'preact';

import { SCALE4 } from '../../../api/vocabularies/scale4';
import { ASK_LOVED } from '../../../api/vocabularies/ask-loved';
import { STANDARD_WHOSE } from '../../../api/vocabularies/standard-whose';
import { Choice, ChoiceChips, Field } from '../../../ui';
import { Scale } from '../../../ui/scale';
import { t } from '../../../i18n';

import { InWords } from './in-words';
import type { ViewProps } from './view';

export function Rule(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="rule" name="rule" label={t('reflections.rule_label')} />;
}

export function Whose({ reflection: { answers, words }, change }: ViewProps): JSX.Element {
  return (
    <>
      <ChoiceChips
        legend={t('reflections.whose_title')}
        legendHidden
        options={STANDARD_WHOSE.map((value) => ({ value, label: t.of('reflections.whose', value) }))}
        value={answers.whose ?? null}
        onChange={(whose) => change({ answers: { whose } })}
      />
      <Field
        label={t('reflections.in_words')}
        hint={t('reflections.nothing_said')}
        value={words['whose_own'] ?? ''}
        onInput={(whose_own) => change({ words: { whose_own } })}
        among={words}
      />
    </>
  );
}

export function Strict({ reflection, change }: ViewProps): JSX.Element {
  return (
    <Scale
      legend={t('reflections.strict_title')}
      legendHidden
      max={4}
      value={reflection.answers.how_strict ?? null}
      onChange={(how_strict) => change({ answers: { how_strict } })}
      ends={[t('reflections.strict_0'), t('reflections.strict_4')]}
      labels={SCALE4.map((value) => ({ value, label: t.of('reflections.strict', value) }))}
    />
  );
}

export function Protected(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="protected" name="protected" />;
}

export function Loved({ reflection, change }: ViewProps): JSX.Element {
  return (
    <>
      <Quoted label={t('reflections.your_rule')} text={reflection.words['rule']} />
      <Choice
        legend={t('reflections.loved_title')}
        legendHidden
        options={ASK_LOVED.map((value) => ({ value, label: t.of('reflections.loved', value) }))}
        value={reflection.answers.ask_loved ?? null}
        onChange={(ask_loved) => change({ answers: { ask_loved } })}
      />
    </>
  );
}

export function Kinder(props: ViewProps): JSX.Element {
  return (
    <>
      <Quoted label={t('reflections.your_rule')} text={props.reflection.words['rule']} />
      <InWords {...props} screen="kinder" name="kinder" label={t('reflections.kinder_label')} />
    </>
  );
}

export function True({ reflection, change }: ViewProps): JSX.Element {
  return (
    <>
      <Quoted label={t('reflections.kinder_label')} text={reflection.words['kinder']} />
      <Scale
        legend={t('reflections.true_title')}
        legendHidden
        max={10}
        value={reflection.answers.how_true ?? null}
        onChange={(how_true) => change({ answers: { how_true } })}
        ends={[t('reflections.true_0'), t('reflections.true_10')]}
        labels={[0, 3, 5, 7, 10].map((value) => ({ value, label: t.of('reflections.true', value) }))}
      />
    </>
  );
}

/** What was written on an earlier screen, in sight while it is asked about. */
function Quoted({ label, text = '' }: { readonly label: string; readonly text?: string | undefined }): JSX.Element | null {
  if (!text.trim()) return null;
  return (
    <figure class="card card--sunk quoted">
      <figcaption class="quiet small">{label}</figcaption>
      <blockquote class="as-typed">{text.trim()}</blockquote>
    </figure>
  );
}
