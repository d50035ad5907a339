import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { drafts } from '../../store';
import { TextArea } from '../../ui';
import type { TextName } from '../../entries/people/sections';
import { changePerson, type Person } from '../../entries/people/person';

type Place = { readonly field: TextName; readonly caret: number };
const nameOf = (id: string): string => `person/${id}`;

/**
 * A free text about somebody, written to the entry on every keystroke. Where its caret stands is kept, so that coming
 * back finds it there.
 */
export function Text({ person, name, label, hint, rows = 3 }: { person: Person; name: TextName; label: string; hint?: string; rows?: number }): JSX.Element {
  const [place] = useState(() => drafts.get<Place>(nameOf(person.id)));
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={rows}
      value={person.words[name] ?? ''}
      onInput={(text) => changePerson(person, { words: { [name]: text } })}
      caret={place?.field === name ? place.caret : undefined}
      onCaret={(caret) => void drafts.set(nameOf(person.id), { field: name, caret } satisfies Place)}
      among={person.words}
    />
  );
}

/** What stood only on this device about somebody. */
export function forgetPlace(id: string): void {
  void drafts.remove(nameOf(id));
}
