import type { ComponentChildren, JSX } from 'preact';

import type { TextKey } from '../../../store';
import { TextArea } from '../../../ui';
import { t } from '../../../i18n';
import { keepPlace, placeIn, type Screen } from '../../../entries/reflections/place';
import { HeavyLine } from '../../../entries/heavy-line';
import type { ViewProps } from './view';

const HEAVY: readonly Screen[] = ['hurts', 'sounds', 'worries', 'rule', 'protected', 'once'];

type Props = ViewProps & { readonly screen: Screen; readonly name: TextKey<'reflections'>; readonly label?: string; readonly hint?: ComponentChildren; /** A second thing that can be said on the same screen, or left. */ readonly also?: boolean };

/** Room for own words, with the caret where it was left. */
export function InWords({ id, reflection, change, screen, name, label = t('reflections.in_words'), hint, also = false }: Props): JSX.Element {
  const place = placeIn(id);
  const field = also ? name : undefined;
  return (
    <>
      <TextArea
        label={label}
        hint={hint}
        value={reflection.words[name] ?? ''}
        onInput={(text) => change({ words: { [name]: text } })}
        rows={also ? 2 : 3}
        caret={place?.screen === screen && place.field === field ? place.caret : undefined}
        onCaret={(caret) => keepPlace(id, { screen, caret, ...(field && { field }) })}
        among={reflection.words}
      />
      {HEAVY.includes(screen) && !also && <HeavyLine />}
    </>
  );
}
