import type { JSX } from 'preact';
import { useLocation } from 'preact-iso/router';

import { RouteChoice } from '../../entries/people/safety/route-choice';
import { isWithTherapist } from '../../entries/repairs/quiet';
import { entries } from '../../store';
import { t } from '../../i18n';
import { GonePage } from './gone-page';
import { stopOf } from './leaving';

/** How carefully the app goes in one repair: where nobody is named, there is no page of theirs to say it on. */
export function RoutePage({ id }: { id: string }): JSX.Element {
  const { route: go } = useLocation();
  const repair = entries.find('repairs', id);
  if (!repair) return <GonePage />;
  const back = { href: `/practice/${id}`, label: t('practice.this_one'), stop: stopOf(repair, go) };
  return <RouteChoice subject={repair} therapist={isWithTherapist(repair)} back={back} onDone={() => go(back.href)} />;
}
