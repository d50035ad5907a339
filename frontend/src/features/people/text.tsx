import type { JSX } from 'preact';

import { TextArea } from '../../ui';
import type { TextName } from '../../entries/people/sections';
import { changePerson, type Person } from '../../entries/people/person';
import { placeOf } from '../../entries/people/place';
import { useCaret } from '../../entries/use-caret';

/**
 * A free text about somebody, written to the entry on every keystroke. Where its caret stands is kept, so that coming
 * back finds it there.
 */
export function Text({ person, name, label, hint, rows = 3 }: { person: Person; name: TextName; label: string; hint?: string; rows?: number }): JSX.Element {
  const caret = useCaret(placeOf(person.id), name);
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
