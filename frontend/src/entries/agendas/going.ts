import { type Kind, type OpenEntry, entries } from '../../store';
import { goesToNoTherapist, whoKeepsItBack } from '../people/stays';
import { staysHere } from '../repairs/quiet';
import { goesToTherapist } from '../speak-ups/going';
import { type Agenda, type Item, shownIn } from './items';

type Stays = { readonly [K in Kind]?: (entry: OpenEntry<K>) => boolean };

/** The kinds of which some stay with their writer, whatever is shared. A letter or a step that rests is on no list. */
export const STAYS: Stays = {
  people: goesToNoTherapist,
  repairs: staysHere,
  'kind-moments': ({ columns: { person } }) => whoKeepsItBack(person) !== null,
  'speak-ups': (speakUp) => !goesToTherapist(speakUp),
};

/** What goes along when the list is shared. Of what stays with its writer not even the title does. */
export function goingIn(agenda: Agenda): readonly Item[] {
  return shownIn(agenda).filter(({ kind, id }) => kind === null || !stays(kind, id));
}

function stays<K extends Kind>(kind: K, id: string): boolean {
  const entry = entries.find(kind, id);
  const keeps = STAYS[kind] as ((entry: OpenEntry<K>) => boolean) | undefined;
  return entry !== undefined && keeps !== undefined && keeps(entry);
}
