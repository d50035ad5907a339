import type { JSX } from 'preact';

import { shownToAnybody } from '../../entries/safety-plans/without-sign-in';
import { t } from '../../i18n';
import { useLoaded } from '../../ui/use-loaded';
import { Calls } from './calls';
import { isClientHere } from '../../session/client-here';

type Plan = typeof import('./of-the-plan');

let plan: Plan | null = null;

const fetchPlan = async (): Promise<Plan> => (plan = await import('./of-the-plan'));

/** All that belongs here, for whoever is here now. */
export async function whole(): Promise<void> {
  if (isClientHere()) await fetchPlan();
}

/** Their own numbers, before all others. Whoever holds the device while it is locked sees what the person chose. */
export function OwnNumbers(): JSX.Element | null {
  const here = isClientHere();
  if (!here && shownToAnybody.value.length === 0) return null;
  return (
    <section class="section" aria-labelledby="own">
      <h2 id="own">{t('help.own')}</h2>
      {here ? <OfThePlan /> : <Calls numbers={shownToAnybody.value} />}
    </section>
  );
}

function OfThePlan(): JSX.Element | null {
  const part = useLoaded(fetchPlan) ?? plan;
  return part && <part.OfThePlan />;
}
