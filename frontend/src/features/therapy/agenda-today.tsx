import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { together } from '../../ui/together';
import { AgendaRow } from '../../entries/agendas/row';
import { isSessionNear, lookForSession } from '../../entries/around-session';

/** On Today, on the day of a session and the day before: the list for it. */
export function AgendaToday(): JSX.Element | null {
  const [near, setNear] = useState(isSessionNear);
  useEffect(() => {
    let here = true;
    together(lookForSession().then(() => here && setNear(isSessionNear())));
    return () => {
      here = false;
    };
  }, []);
  return near ? <AgendaRow /> : null;
}
