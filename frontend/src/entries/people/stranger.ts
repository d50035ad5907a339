import { entries } from '../../store';
import type { Brought } from '../../store/bring';

/**
 * Somebody whom neither the file (`names`) nor this account has can't be named here. They may have been quiet, so what
 * named them stays out of sight.
 */
export function withoutStranger(entry: Brought, names: ReadonlyMap<string, string>): Brought {
  const columns = entry.columns as Partial<Record<string, unknown>>;
  const { person } = columns;
  if (typeof person !== 'string' || names.has(person) || entries.find('people', person)) return entry;
  const away = { ...('put_away' in columns && { put_away: true }), ...('may_resurface' in columns && { may_resurface: false }) };
  return { ...entry, columns: { ...columns, person: null, ...away } } as unknown as Brought;
}
