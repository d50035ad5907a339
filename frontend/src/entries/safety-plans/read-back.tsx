import './plan.css';

import type { JSX } from 'preact';

import { type Area, t } from '../../i18n';
import { isBlank } from '../change';
import { numbersIn } from './numbers';
import { PARTS, type Plan } from './plan';

export const texts: readonly Area[] = ['help'];

export function read(plan: Plan): JSX.Element | null {
  return isBlank(plan) ? null : <PlanRead plan={plan} />;
}

/** The parts that say something, in their order, and the numbers last. */
export function PlanRead({ plan }: { readonly plan: Plan }): JSX.Element {
  const numbers = numbersIn(plan);
  return (
    <dl class="plan-read">
      {PARTS.filter((part) => plan.words[part]?.trim()).map((part) => (
        <div key={part}>
          <dt>{t.of('help.plan_part', part)}</dt>
          <dd>{plan.words[part]}</dd>
        </div>
      ))}
      {numbers.length > 0 && (
        <div>
          <dt>{t('help.own_title')}</dt>
          {numbers.map(({ id, name, number }) => (
            <dd key={id}>
              {name} · {number}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}
