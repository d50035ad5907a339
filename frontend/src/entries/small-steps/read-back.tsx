import type { JSX } from 'preact';

import { type Area, t } from '../../i18n';
import { isSaid } from '../change';
import type { Step } from './content';
import { line, title } from './listing';

export const texts: readonly Area[] = ['steps'];

/** What was expected and what came. What was left open does not appear at all. */
export function read(step: Step): JSX.Element {
  const { felt } = step.answers;
  const rows = [
    [t('steps.expected'), step.words.expected?.trim()],
    [t('steps.came'), step.words.came?.trim()],
    [t('steps.felt'), felt && t.of('steps.felt', felt)],
  ].filter(([, text]) => isSaid(text));
  return (
    <article class="card stack">
      <p class="said">{title(step)}</p>
      {line(step) && <p class="quiet small">{line(step)}</p>}
      <dl class="stack">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt class="quiet small">{label}</dt>
            <dd class="as-typed" dir="auto">
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
