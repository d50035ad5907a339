import type { JSX } from 'preact';

import { useCaret } from '../../entries/use-caret';
import { TextArea } from '../../ui';
import type { Props } from './with-whom';

/** Room for own words, with the caret where it was left. */
export function InWords({ step: { id, words }, change, name, ...said }: Props & { readonly name: 'expected' | 'came'; readonly label: string; readonly hint: string }): JSX.Element {
  const caret = useCaret(`step/${id}`, name);
  return (
    <TextArea
      {...said}
      value={words[name] ?? ''}
      onInput={(text) => change({ words: { [name]: text } })}
      rows={2}
      among={words}
      {...caret}
    />
  );
}
