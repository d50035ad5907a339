import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { idForToday } from '../../entries/check-ins/one';

/** Goes to what was written for this day, or gives something new its own address. */
export function NowPage(): null {
  const { route } = useLocation();
  useLayoutEffect(() => {
    route(`/journal/how-am-i/${idForToday()}`, true);
  }, [route]);
  return null;
}
