import './surface.css';

import type { JSX } from 'preact';

import Check from 'lucide/dist/esm/icons/check.mjs';
import CloudUpload from 'lucide/dist/esm/icons/cloud-upload.mjs';
import Info from 'lucide/dist/esm/icons/info.mjs';
import Pencil from 'lucide/dist/esm/icons/pencil.mjs';

import { t } from '../i18n';
import { Icon } from './icon';

export type SaveStateProps = { state: 'saving_on_device' | 'saved_on_device' | 'saving_everywhere' | 'saved_everywhere' | 'needs_attention' };

const LABELS = {
  saving_on_device: 'shell.saving_on_device',
  saved_on_device: 'shell.saved_on_device',
  saving_everywhere: 'shell.saving_everywhere',
  saved_everywhere: 'shell.saved_everywhere',
  needs_attention: 'shell.needs_attention',
} as const;

/** Where what was written is now, and never further along than it is. Spoken politely, so typing is not talked over. */
export function SaveState({ state }: SaveStateProps): JSX.Element {
  const icon = state === 'saving_on_device' ? Pencil : state === 'saving_everywhere' ? CloudUpload : state === 'needs_attention' ? Info : Check;
  return (
    <p class="save-state" role="status">
      <Icon node={icon} size={18} />
      {t(LABELS[state])}
    </p>
  );
}
