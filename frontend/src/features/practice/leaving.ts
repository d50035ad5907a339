import { entries } from '../../store';
import { isBlank } from '../../entries/repairs/blank';
import { dropBlank } from '../../entries/repairs/open-tabs';
import { keepPlace } from '../../entries/repairs/place';
import { type Repair, setAside } from '../../entries/repairs/repair';
import type { Stop } from '../../entries/stop-row';
import { t } from '../../i18n';

type Route = (href: string, replace?: boolean) => void;

/**
 * Leaves the questions: at the end of the walk, or where somebody stops. One without an answer is not kept; one that
 * was walked to its end is no longer being written, and the way back leads to none of its questions.
 */
export function leave({ id }: Repair, to: 'end' | 'rest', route: Route): void {
  const repair = entries.find('repairs', id);
  if (!repair) return route('/practice');
  if (to === 'rest') return route(`/practice/${id}/rest`);
  if (isBlank(repair)) {
    dropBlank(id);
    return route('/practice', true);
  }
  if (repair.columns.status === 'draft') setAside(id);
  keepPlace(id, { screen: 'happened', ended: true });
  route(`/practice/${id}/end`, true);
}

/** Stops it, on any of its screens. */
export function stopOf(repair: Repair, route: Route): Stop {
  return { label: t('practice.stop'), run: () => leave(repair, 'rest', route) };
}
