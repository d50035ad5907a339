import { type Kind, type OpenEntry, entries } from '../../store';
import type { KeptBack } from '../home';
import { keptBack as momentStays } from '../kind-moments/sharing';
import { keptBack as personStays } from '../people/sharing';
import { keptBack as repairStays } from '../repairs/sharing';
import { keptBack as speakUpStays } from '../speak-ups/sharing';
import { type Agenda, type Item, shownIn } from './items';

type Stays = { readonly [K in Kind]?: (entry: OpenEntry<K>) => KeptBack | null };

/** The kinds of which some stay with their writer, whatever is shared. */
export const STAYS: Stays = { people: personStays, repairs: repairStays, 'kind-moments': momentStays, 'speak-ups': speakUpStays };

/** What goes along when the list is shared. Of what stays with its writer not even the title does. */
export function goingIn(agenda: Agenda): readonly Item[] {
  return shownIn(agenda).filter(({ kind, id }) => kind === null || !stays(kind, id));
}

function stays<K extends Kind>(kind: K, id: string): boolean {
  const entry = entries.find(kind, id);
  const keptBack = STAYS[kind] as ((entry: OpenEntry<K>) => KeptBack | null) | undefined;
  return entry !== undefined && keptBack !== undefined && keptBack(entry) !== null;
}
