import type { JSX } from 'preact';

import { type Area, t } from '../../i18n';
import { Answered } from '../../ui/answered';
import type { Step } from './content';
import { line, title } from './listing';

export const texts: readonly Area[] = ['steps'];

/** What was expected and what came. What was left open does not appear at all. */
export function read(step: Step): JSX.Element {
  const { felt } = step.answers;
  const rows = [
    { title: t('steps.expected'), text: step.words.expected?.trim() ?? '' },
    { title: t('steps.came'), text: step.words.came?.trim() ?? '' },
    { title: t('steps.felt'), text: felt ? t.of('steps.felt', felt) : '' },
  ].filter(({ text }) => text !== '');
  return (
    <article class="card stack">
      <p class="said">{title(step)}</p>
      {line(step) && <p class="quiet small">{line(step)}</p>}
      <Answered rows={rows} />
    </article>
  );
}
