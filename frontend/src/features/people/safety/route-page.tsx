import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { RouteChoice } from '../../../entries/people/safety/route-choice';
import { entries } from '../../../store';
import { t } from '../../../i18n';
import { GonePage } from '../gone-page';

/** How carefully the app goes with somebody. */
export function RoutePage({ id }: { id: string }): JSX.Element {
  const { route: go } = useLocation();
  const person = entries.find('people', id);
  if (!person) return <GonePage />;
  const back = { href: `/people/${id}`, label: person.words.alias || t('people.unnamed') };
  const therapist = person.answers.relation === 'my_therapist';
  return <RouteChoice subject={person} therapist={therapist} back={back} onDone={() => go(back.href)} />;
}
