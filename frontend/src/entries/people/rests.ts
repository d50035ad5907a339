import { type EntryContent, entries } from '../../store';
import { goesQuietly, mayResurface, type Person } from './person';

// What keeps a letter or a step out of sight until somebody looks for it. In one place for both, for a list for a
// session asks it of either. One who is not on this device may be somebody quiet.

type Named<K extends 'unsent-letters' | 'small-steps'> = Pick<EntryContent<K>, 'columns'>;

/** A letter to somebody with whom the person goes quietly. */
export function isToSomebodyQuiet({ columns: { person } }: Named<'unsent-letters'>): boolean {
  return isWith(person, goesQuietly);
}

export function letterRests(letter: Named<'unsent-letters'>): boolean {
  return letter.columns.put_away || isToSomebodyQuiet(letter);
}

/** A step with somebody who is not gone openly with. */
export function isClosed({ columns: { person } }: Named<'small-steps'>): boolean {
  return isWith(person, (them) => them.columns.route !== 'open' || !mayResurface(them));
}

export function stepRests(step: Named<'small-steps'>): boolean {
  return step.columns.put_away || isClosed(step);
}

function isWith(id: string | null, keeps: (person: Person) => boolean): boolean {
  const person = id === null ? undefined : entries.find('people', id);
  return id !== null && (!person || keeps(person));
}
