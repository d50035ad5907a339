import type { JSX } from 'preact';

import { saveState } from '../store/status';
import { SaveState } from '../ui/save-state';

/** Where what was typed is now, for the foot of any screen that saves by itself. */
export function SaveLine(): JSX.Element {
  return <SaveState state={saveState.value} />;
}
