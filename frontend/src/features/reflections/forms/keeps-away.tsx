import type { JSX } from 'preact';

import { KEEPING_AWAY } from '../../../api/vocabularies/keeping-away';
import { STILL_NEEDED } from '../../../api/vocabularies/still-needed';
import { Callout, ChoiceChips, Chips, Field, Reply } from '../../../ui';
import { t } from '../../../i18n';

import { InWords } from './in-words';
import type { ViewProps } from './view';

/** What somebody does, or what stops them, when closeness comes near. None of it is called wrong. */
export function Ways({ reflection: { answers, words }, change }: ViewProps): JSX.Element {
  return (
    <>
      <Chips
        legend={t('reflections.ways_title')}
        legendHidden
        options={KEEPING_AWAY.map((value) => ({ value, label: t.of('reflections.ways', value) }))}
        value={answers.ways ?? []}
        onChange={(ways) => change({ answers: { ways: [...ways] } })}
      />
      <Field
        label={t('reflections.ways_own')}
        hint={t('reflections.nothing_said')}
        value={words['ways_own'] ?? ''}
        onInput={(ways_own) => change({ words: { ways_own } })}
        among={words}
      />
    </>
  );
}

export function ComesUp(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="comes_up" name="comes_up" />;
}

export function Once(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="once" name="once" />;
}

/** Whether it is needed now. What keeps somebody safe is not asked to go. */
export function Still({ reflection: { answers }, change }: ViewProps): JSX.Element {
  const still = answers.still ?? null;
  return (
    <>
      <ChoiceChips
        legend={t('reflections.still_title')}
        legendHidden
        options={STILL_NEEDED.map((value) => ({ value, label: t.of('reflections.still', value) }))}
        value={still}
        onChange={(next) => change({ answers: { still: next } })}
      />
      <Reply to={still}>
        {still === 'keeps_me_safe' && (
          <Callout tone="clay">
            {t('reflections.still_safe_said')} <a href="/help">{t('shell.help_now')}</a>
          </Callout>
        )}
      </Reply>
    </>
  );
}

export function ToIt(props: ViewProps): JSX.Element {
  return <InWords {...props} screen="to_it" name="to_it" hint={t('reflections.to_it_hint')} />;
}
