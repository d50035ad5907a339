import { useState } from 'preact/hooks';

import { drafts } from '../store';

type Place = { readonly field: string; readonly caret: number };

/** What a `TextArea` takes to begin where it was left, and to tell where it stands. */
export type Caret = { readonly caret: number | undefined; readonly onCaret: (position: number) => void };

/**
 * Where the caret of a text stands: sealed on this device under the name of its draft, so that closing the app in the
 * middle of a sentence finds it there. Of several fields under one name it is in the one that was written last.
 */
export function useCaret(name: string, field = ''): Caret {
  const [place] = useState(() => drafts.get<Place>(name));
  return {
    caret: place?.field === field ? place.caret : undefined,
    onCaret: (caret) => void drafts.set(name, { field, caret } satisfies Place),
  };
}
