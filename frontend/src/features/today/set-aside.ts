import { entries, type OpenEntry } from '../../store';
import { placeIn } from '../../entries/repairs/place';
import { mayComeUp } from '../../entries/repairs/quiet';
import { placeIn as placeWithin, SCREENS } from '../../entries/reflections/place';
import { isBlank, stopIn } from '../../entries/reflections/reflection';

/** Where what was written in last goes on, of any sort; null when nothing is being written. Reading it inside a component subscribes. */
export function whereItGoesOn(): string | null {
  const repair = entries.of('repairs').value.filter(isOpen).toSorted(lastWrittenFirst)[0];
  const reflection = entries.of('reflections').value.filter(isBeingSaid).toSorted(lastWrittenFirst)[0];
  if (repair && (!reflection || lastWrittenFirst(repair, reflection) < 0)) return `/practice/${repair.id}/${placeIn(repair.id)?.screen ?? 'happened'}`;
  if (!reflection) return null;
  return `/practice/reflections/${reflection.id}/${placeWithin(reflection.id)?.screen ?? SCREENS[reflection.columns.form][0]}`;
}

/** A draft, or one that was set aside without an ending. "Not now" and every other ending are whole: nothing of them comes back by itself. */
function isOpen(repair: OpenEntry<'repairs'>): boolean {
  const { columns, answers } = repair;
  const { status } = columns;
  const ended = Boolean(answers['outcome']) || answers['choice'] === 'not_now';
  return (status === 'draft' || status === 'paused') && !ended && mayComeUp(repair);
}

/** Not one that an answer stopped: it asks nothing more. */
function isBeingSaid(reflection: OpenEntry<'reflections'>): boolean {
  return reflection.columns.status === 'draft' && !isBlank(reflection) && stopIn(reflection) === null;
}

function lastWrittenFirst(a: { readonly updated_at: string }, b: { readonly updated_at: string }): number {
  return Date.parse(b.updated_at) - Date.parse(a.updated_at);
}
