import type { JSX } from 'preact';

import { drafts } from '../../store';
import { TextArea } from '../../ui';
import type { TextName } from '../../entries/people/sections';
import { changePerson, type Person } from '../../entries/people/person';
import { useCaret } from '../../entries/use-caret';

const nameOf = (id: string): string => `person/${id}`;

/**
 * A free text about somebody, written to the entry on every keystroke. Where its caret stands is kept, so that coming
 * back finds it there.
 */
export function Text({ person, name, label, hint, rows = 3 }: { person: Person; name: TextName; label: string; hint?: string; rows?: number }): JSX.Element {
  const caret = useCaret(nameOf(person.id), name);
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={rows}
      value={person.words[name] ?? ''}
      onInput={(text) => changePerson(person, { words: { [name]: text } })}
      among={person.words}
      {...caret}
    />
  );
}

/** What stood only on this device about somebody. */
export function forgetPlace(id: string): void {
  void drafts.remove(nameOf(id));
}
