import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import LifeBuoy from 'lucide/dist/esm/icons/life-buoy.mjs';

import { numbersIn } from '../../entries/safety-plans/numbers';
import { planNow } from '../../entries/safety-plans/plan';
import { follow } from '../../entries/safety-plans/without-sign-in';
import { t } from '../../i18n';
import { List, ListRow } from '../../ui';
import { Calls } from './calls';

/** All the numbers of the plan, for whoever is here, and the way to it. */
export function OfThePlan(): JSX.Element {
  const plan = planNow();
  const numbers = numbersIn(plan);
  useEffect(() => {
    if (plan) follow(numbers);
  }, [plan, numbers]);
  return (
    <>
      <Calls numbers={numbers} />
      <List>
        <ListRow href="/help/plan" icon={LifeBuoy} title={t('help.plan')} subtitle={t('help.plan_note')} />
      </List>
    </>
  );
}
