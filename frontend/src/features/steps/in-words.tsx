import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { drafts } from '../../store';
import { TextArea } from '../../ui';
import type { Props } from './with-whom';

type Place = { readonly name: string; readonly caret: number };

/** Room for own words, with the caret where it was left. */
export function InWords({ step: { id, words }, change, name, ...said }: Props & { readonly name: 'expected' | 'came'; readonly label: string; readonly hint: string }): JSX.Element {
  const [place] = useState(() => drafts.get<Place>(`step/${id}`));
  return (
    <TextArea
      {...said}
      value={words[name] ?? ''}
      onInput={(text) => change({ words: { [name]: text } })}
      rows={2}
      caret={place?.name === name ? place.caret : undefined}
      onCaret={(caret) => void drafts.set(`step/${id}`, { name, caret })}
      among={words}
    />
  );
}
