import { entries } from '../../store';
import type { Brought } from '../../store/bring';
import { mayResurface, type Person } from '../people/person';
import type { Content } from './content';

/**
 * A step from a file, put away where it would be refused in sight: with somebody who is not gone openly with. Who is
 * here stands as they are here, whatever the file says.
 */
export function inItsPlace(entry: Brought, file: readonly Brought[]): Brought {
  if (entry.kind !== 'small-steps') return entry;
  const columns = entry.columns as Content['columns'];
  const id = columns.person;
  if (id === null) return entry;
  const them = entries.find('people', id) ?? (file.find((one) => one.kind === 'people' && one.id === id) as Person | undefined);
  return them?.columns.route === 'open' && mayResurface(them) ? entry : ({ ...entry, columns: { ...columns, put_away: true } } as unknown as Brought);
}
