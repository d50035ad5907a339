import type { JSX } from 'preact';

import { saveState } from '../offline/status';
import { SaveState } from '../ui/save-state';

/** Where what was typed is now, for the foot of any screen that saves by itself. */
export function SaveLine(): JSX.Element {
  const state = saveState.value;
  return <SaveState state={state === 'saving_on_device' ? 'saved_on_device' : state} />;
}
